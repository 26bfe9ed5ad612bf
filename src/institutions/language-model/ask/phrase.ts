/** Lets a model phrase an answer from quotes, and takes it only when it says nothing that the quotes do not. */
import { type Locale, spoken } from '../../../law/text.ts'
import type { Answer } from './answer.ts'

/** A model that follows instructions; answers undefined when it cannot be asked now. */
export type Phrasing = (messages: readonly { readonly role: 'system' | 'user'; readonly content: string }[]) => Promise<string | undefined>

const instructions: Readonly<Record<Locale, string>> = spoken({
  kk: 'Сұраққа тек берілген үзінділерге сүйеніп, қазақша, ең көбі төрт сөйлеммен жауап бер. Әр сөйлемнің соңына үзіндінің нөмірін жақшада қой: [1]. Үзінділерде жауап болмаса, тек «Табылмады» деп жаз.',
  ru: 'Ответь на вопрос только по приведённым отрывкам, по-русски, не более чем четырьмя предложениями. В конце каждого предложения поставь номер отрывка в скобках: [1]. Если ответа в отрывках нет, напиши только «Не найдено».',
  en: 'Answer the question from the given passages only, in English, in four sentences at most. Put the number of the passage in brackets at the end of each sentence: [1]. If the passages hold no answer, write only “Not found”.',
})

/** Each sentence names a source that was given, and has no figure that its sources lack: what a model makes up shows there first. */
export function isFaithful(text: string, sources: readonly string[]): boolean {
  const sentences = text.split(/(?<=\])\s+/u).map((one) => one.trim()).filter((one) => one !== '')
  return sentences.length > 0 && sentences.every((sentence) => {
    const cited = [...sentence.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number))
    if (cited.length === 0 || cited.some((number) => sources[number - 1] === undefined)) return false
    const known = new Set(cited.flatMap((number) => sources[number - 1]!.match(/\d+/g) ?? []))
    return (sentence.replaceAll(/\[\d+\]/g, '').match(/\d+/g) ?? []).every((figure) => known.has(figure))
  })
}

/** The answer in a model's words, with sources in brackets; undefined when there is no such model or it was not faithful. */
export async function phrased(phrasing: Phrasing, question: string, locale: Locale, { sources }: Extract<Answer, { readonly found: true }>): Promise<string | undefined> {
  const given = sources.map(({ text, title }, i) => `[${i + 1}] ${title[locale]}\n${text.slice(0, 3000)}`)
  const text = (await phrasing([{ role: 'system', content: instructions[locale] }, { role: 'user', content: `${given.join('\n\n')}\n\n${question}` }]))?.trim()
  return text !== undefined && isFaithful(text, sources.map(({ text: own }) => own)) ? text : undefined
}
