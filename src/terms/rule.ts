/**
 * Rules: what a layer, a loss or an optimiser is called and does at any object, as an editor shows it.
 *
 * A rule is a text `name: A → B`, with what parameters it has behind a comma: `'linear(3): D[m] → D[3], parameters D[3×m]'`.
 * Over any object it says A, over any domain D; an optimiser goes from what it carries to the parameters P.
 */

/** The name that a rule begins with. */
export type NameOf<Rule extends string> = Rule extends `${infer Name}: ${string}` ? Name : Rule

/** The domain of a rule, as it is written; `never` of a text that is none. */
export type DomainOf<Rule extends string> = Rule extends `${string}: ${infer Dom} → ${string}` ? Dom : never

/** What stands before the parameters of a rule. */
type Bare<Cod extends string> = Cod extends `${infer Before}, ${string}` ? Before : Cod

/** The rule of one thing and the next: both names, where the first begins, where the second ends. */
export type InSequence<First extends string, Second extends string> = [First, Second] extends [
  `${infer Name}: ${infer Dom} → ${infer Cod}`,
  `${infer NextName}: ${infer NextDom} → ${infer NextCod}`,
]
  ? `${Name}; ${NextName}: ${Joint<Dom, Bare<Cod>, NextDom, Bare<NextCod>>}`
  : `${NameOf<First>}; ${NameOf<Second>}`

/** Maps follow each other, and one from any A to A changes nothing; of optimisers the second carries what the first does. */
type Joint<Dom extends string, Cod extends string, NextDom extends string, NextCod extends string> = NextCod extends 'P'
  ? `${Dom extends 'P' ? NextDom : Dom} → P`
  : `${Dom} → ${NextCod extends 'A' ? Cod : NextCod}`

/** The name that a rule begins with. */
export function nameOf(rule: string): string {
  return rule.split(': ', 1)[0] as string
}

/** The domain and the codomain of a rule, as they are written. */
function ends(rule: string): readonly [dom: string, cod: string] | undefined {
  const [, dom, cod] = /: (.*?) → ([^,]*)/.exec(rule) ?? []
  return dom === undefined || cod === undefined ? undefined : [dom, cod]
}

/** The domain of a rule, as it is written; `undefined` of a text that is none. */
export const domainOf = (rule: string): string | undefined => ends(rule)?.[0]

/** The rule of one thing and the next: the same as the type {@link InSequence}. */
export function inSequence(first: string, second: string): string {
  const names = `${nameOf(first)}; ${nameOf(second)}`
  const [before, after] = [ends(first), ends(second)]
  if (before === undefined || after === undefined) return names
  const [dom, cod] = before
  const [nextDom, nextCod] = after
  if (nextCod === 'P') return `${names}: ${dom === 'P' ? nextDom : dom} → P`
  return `${names}: ${dom} → ${nextCod === 'A' ? cod : nextCod}`
}
