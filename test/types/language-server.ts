/** A small client of the TypeScript language server: programs live in memory, as unsaved files of this project. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const compiler = resolve(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

interface Message {
  readonly id?: number
  readonly method?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** A place in a program: before the first occurrence of `text`, or after it; or at an index. */
type Place = { readonly text: string; readonly after?: boolean } | { readonly index: number }

/** The index of a place. */
function indexOf(program: string, place: Place): number {
  if ('index' in place) return place.index
  const index = program.indexOf(place.text)
  if (index < 0) throw new Error(`the program has no ${place.text}`)
  return index + (place.after ? place.text.length : 0)
}

/** What the compiler shows in an editor. */
export class LanguageServer {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  #received: Buffer = Buffer.alloc(0)
  #sent = 0
  #programs = 0

  private constructor() {
    this.#process = spawn(process.execPath, [compiler, '--lsp', '--stdio'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    this.#process.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk))
    this.#process.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the language server has ended'))
    })
  }

  /** Starts a server on this project. */
  static async start(): Promise<LanguageServer> {
    const server = new LanguageServer()
    const rootUri = pathToFileURL(root).href
    await server.#request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'lensor' }],
      capabilities: {
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: {} },
        },
      },
    })
    server.#send({ method: 'initialized', params: {} })
    return server
  }

  /** Opens a program as if it lay in this folder, or at a path of the project; it is never written. */
  open(text: string, path = `test/types/program-${++this.#programs}.ts`): Program {
    const uri = pathToFileURL(resolve(root, path)).href
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'typescript', version: 1, text } },
    })
    let [now, version] = [text, 1]
    return {
      hover: async (place) => hoverOf(await this.#at('textDocument/hover', uri, now, place)).type,
      documentation: async (place) => hoverOf(await this.#at('textDocument/hover', uri, now, place)).documentation,
      completions: async (place) => completionNames(await this.#at('textDocument/completion', uri, now, place)),
      edit: (edited) => {
        now = edited
        this.#send({
          method: 'textDocument/didChange',
          params: { textDocument: { uri, version: ++version }, contentChanges: [{ text: now }] },
        })
      },
    }
  }

  async stop(): Promise<void> {
    await this.#request('shutdown', undefined)
    this.#send({ method: 'exit' })
    this.#process.stdin?.end()
  }

  #at(method: string, uri: string, text: string, place: Place): Promise<unknown> {
    const before = text.slice(0, indexOf(text, place)).split('\n')
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    return this.#request(method, { textDocument: { uri }, position })
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#sent
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#send({ id, method, params })
    })
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.#process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('utf8', 0, Math.max(head, 0)))?.[1])
      if (head < 0 || this.#received.length < head + 4 + length) return
      const body = this.#received.toString('utf8', head + 4, head + 4 + length)
      this.#received = this.#received.subarray(head + 4 + length)
      this.#answer(JSON.parse(body) as Message)
    }
  }

  #answer({ id, method, result, error }: Message): void {
    if (id === undefined) return
    if (method !== undefined) return this.#send({ id, result: method === 'workspace/configuration' ? [] : null })
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result)
  }
}

/** A program opened in the server. */
export interface Program {
  /** The type shown at a place, without its documentation. */
  hover(place: Place): Promise<string>
  /** The documentation shown at a place. */
  documentation(place: Place): Promise<string>
  /** The names offered at a place. */
  completions(place: Place): Promise<string[]>
  /** Puts another text in its place. */
  edit(text: string): void
}

function hoverOf(result: unknown): { readonly type: string; readonly documentation: string } {
  const { value } = (result as { readonly contents: { readonly value: string } } | null)?.contents ?? { value: '' }
  const [, type = value, documentation = ''] = /```\w*\n([^]*?)\n```\n?([^]*)/.exec(value) ?? []
  return { type: type.trim(), documentation: documentation.trim() }
}

function completionNames(result: unknown): string[] {
  const items = Array.isArray(result) ? result : (result as { readonly items: unknown[] }).items
  return (items as { readonly label: string }[]).map(({ label }) => label)
}
