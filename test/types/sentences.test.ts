/**
 * The sentences of refusals, each written once: the compiler fills its slots, and so does the running program. Those of
 * which a type cannot know stand below, by what they depend on.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../src')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(resolve(folder, name), 'utf8'))

const text = sources.join('\n')
const sentences = [...new Set([...text.matchAll(/const (\w+Sentence) =\s+['"]✗/g)].map(([, name = '']) => name))]

const isTyped = (name: string): boolean => new RegExp(`typeof ${name}\\b`).test(text)

/** Whether a sentence is used as a value: filled, thrown, or given to what throws it. */
const isThrown = (name: string): boolean =>
  sources.some((source) =>
    source
      .replaceAll(/import [^;]*? from '[^']*'/g, '')
      .replaceAll(new RegExp(`(typeof |const )${name}\\b`, 'g'), '')
      .match(new RegExp(`[(,?:=]\\s*${name}\\b`)),
  )

/** Sentences that only the running program says, and why no type knows. */
const runTimeOnly: Readonly<Record<string, readonly string[]>> = {
  'a value that the compiler refuses in words of its own': [
    'engineSentence',
    'functionSentence',
    'noEngineSentence',
    'noOptionSentence',
    'noPartSentence',
    'writtenSentence',
    'initialiserSentence',
    'optionsSentence',
    'recordSentence',
    'storageSentence',
    'takesSentence',
    'uncompiledSentence',
  ],
  'a number of a range': [
    'negativeSentence',
    'numberSentence',
    'repeatSentence',
    'seedSentence',
    'sidesSentence',
    'stepOfEpochSentence',
    'threadsSentence',
    'timesSentence',
  ],
  'how many there are, or which': [
    'batchSentence',
    'bitSentence',
    'bitsSentence',
    'constantSentence',
    'differencesSentence',
    'drawnSentence',
    'emptySentence',
    'finiteSentence',
    'indexSentence',
    'initialisersSentence',
    'lengthSentence',
    'noSamplesSentence',
    'sampleSentence',
  ],
  'what was called before, and where': [
    'absentSentence',
    'foreignSentence',
    'memorySentence',
    'outsideSentence',
    'silentSentence',
    'unfollowedSentence',
  ],
  'how a term was made, which its type does not say': ['changeSentence', 'carriedChangeSentence', 'textlessSentence'],
  'what primitives are given': ['bodySentence', 'booleanSentence', 'maxSentence', 'reindexSentence'],
}

test('there are sentences', () => {
  expect(sentences.length).toBeGreaterThan(100)
})

test.each(sentences)('%s is said by the running program', (name) => {
  expect(isThrown(name)).toBe(true)
})

test('those that types do not say have a reason', () => {
  const untyped = sentences.filter((name) => !isTyped(name))
  expect(untyped.toSorted()).toEqual(Object.values(runTimeOnly).flat().toSorted())
})
