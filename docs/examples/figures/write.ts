/** Writes the figures of the documentation, each for light and for dark pages, and their page. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { drawnFigures, figuresPage } from './drawn.ts'

const folder = resolve(import.meta.dirname, '../../figures')
mkdirSync(folder, { recursive: true })
for (const { file, svg } of drawnFigures()) writeFileSync(resolve(folder, file), svg)
writeFileSync(resolve(folder, 'README.md'), figuresPage())
