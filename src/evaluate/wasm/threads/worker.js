/**
 * A thread beside the calling one, in Node and in browsers: it serves the instance of a module that shares out its work.
 *
 * It is plain JavaScript, so that one file is the worker of the sources and of what is built. Parts of work that ask the host
 * for something are never shared out.
 *
 * @param {{ readonly module: WebAssembly.Module, readonly memory: WebAssembly.Memory }} work
 */
function begin({ module, memory }) {
  const host = { memory, compute() {}, refuseIndex() {} }
  const { serve } = new WebAssembly.Instance(module, { host }).exports
  if (typeof serve === 'function') serve()
}

/** @type {{ readonly process?: { getBuiltinModule?(name: string): { readonly workerData: never } } }} */
const { process } = /** @type {never} */ (globalThis)
const threads = process?.getBuiltinModule?.('node:worker_threads')
if (threads !== undefined) begin(threads.workerData)
else globalThis.addEventListener('message', ({ data }) => begin(data))
