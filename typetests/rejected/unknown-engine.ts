// An engine goes by a name that is known, or is an object that compiles.
import { compile, input } from 'lensor'

compile(input(4), { engine: 'webgpu' })
// Type '"webgpu"' is not assignable to type 'Engine | EngineName | undefined'.
// ✗ there is no engine 'webgpu'; there are 'wasm' and 'reference'
