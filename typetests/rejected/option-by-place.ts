// Options go by name.
import { adam } from 'lensor'

adam(0.1)
// Type '0.1' has no properties in common with type 'AdamOptions<number>'.
// ✗ adam takes its options as an object, but 0.1 came
