// The threads of a compiled map are in the plural.
import { compile, input } from 'lensor'

compile(input(3), { thread: 2 })
// Object literal may only specify known properties, but 'thread' does not exist in type 'SizedOptions<{}>'. Did you mean to write 'threads'?
// ✗ compile has no option thread; it has engine, threads, sizes
