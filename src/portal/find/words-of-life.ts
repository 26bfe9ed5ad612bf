/** Words of life: how people ask for a page or a service whose official title they do not know. Data of whoever owns the page. */

/** By path without the language: words in Kazakh | Russian | English. The search reads them; no page shows them. */
export type WordsOfLife = Readonly<Record<string, string>>

/** The words for a path, one text for each language. */
export const wordsFor = (path: string, ...of: readonly WordsOfLife[]): readonly string[] => of.flatMap((words) => words[path]?.split('|') ?? [])
