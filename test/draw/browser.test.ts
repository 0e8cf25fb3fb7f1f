/** Pictures are drawn in browsers as well: nothing that they are made of knows of Node. */
import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

/** A file and all that it imports, and what these import. */
function reached(file: string, files: Map<string, string> = new Map()): Map<string, string> {
  if (files.has(file)) return files
  const source = readFileSync(file, 'utf8')
  files.set(file, source)
  for (const [, path = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g))
    reached(resolve(file, '..', path), files)
  return files
}

const files = [...reached(resolve('src/draw/index.ts'))].map(([file, source]) => [relative('.', file), source] as const)

test('the files are those of pictures and of terms', () => {
  for (const file of ['src/draw/svg.ts', 'src/draw/layout/pen.ts', 'src/terms/term.ts', 'src/graph/graph.ts'])
    expect(files.map(([name]) => name)).toContain(file)
})

test.each(files)('%s imports nothing of Node, nor uses `process`', (_, source) => {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  const packages = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^.'][^']*)'/g)].map(([, name = '']) => name)
  expect(packages.filter(isBuiltin)).toEqual([])
  expect(code).not.toMatch(/\bprocess\b|\brequire\(|\bBuffer\b/)
})
