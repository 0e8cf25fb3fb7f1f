// What every program pays: the library alone.
// oxlint-disable-next-line import/no-unassigned-import -- nothing of it is used
import 'lensor'
