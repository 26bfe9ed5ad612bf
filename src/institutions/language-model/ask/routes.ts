/** The page and the API of "Ask the programme". */
import { z } from 'zod'
import { transact } from '../../../kernel/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { titlesOf } from '../../../law/register.ts'
import { emptyState, html, type Html, json, letters, notice, operation, page, route, type Route, type Visit } from '../../../portal/index.ts'
import { answer, type Answer, type Source } from './answer.ts'
import { exampleQuestions, words } from './messages.ts'
import { type Passage, passageKind, passagesOf } from './passages.ts'
import { phrased, type Phrasing } from './phrase.ts'

const longestQuestion = 300

interface Asked { readonly answer: Answer; readonly text?: string }

const answerSchema = z.object({
  found: z.boolean(),
  /** The answer in a model's words, with the numbers of its sources in brackets; absent when no model phrased it. */
  text: z.string().optional(),
  quotes: z.array(z.object({ text: z.string(), source: z.number().int() })),
  sources: z.array(z.object({ title: z.string(), url: z.string() })),
}).meta({ id: 'ProgrammeAnswer' })

/** `phrasing` is the model that phrases answers, when the programme has one that follows instructions. */
export function askRoutes(kernel: Kernel, phrasing?: Phrasing): readonly Route[] {
  let entered: { readonly of: readonly Procedure[]; readonly passages: Promise<readonly Passage[]> } | undefined
  /** The passages are what the services in force say: they are entered when first somebody asks, and again when others are in force; one time after another, so that the newest stay. */
  function enter(): Promise<readonly Passage[]> {
    const of = kernel.cases.procedures
    if (entered?.of === of) return entered.passages
    const before = entered?.passages.catch(() => [])
    const passages = passagesOf(of, kernel.country.calendar, titlesOf(kernel.registers.declared))
    const entering = {
      of, passages: Promise.resolve(before).then(() => transact(kernel.db, (tx) => kernel.search.replace(tx, passageKind, passages))).then(() => passages, (error: unknown) => {
        if (entered === entering) entered = undefined
        throw error
      }),
    }
    entered = entering
    return entering.passages
  }

  async function ask({ locale }: Pick<Visit, 'locale'>, question: string): Promise<Asked> {
    const found = await answer({ search: kernel.search, passages: await enter() }, question, locale)
    const text = found.found && phrasing ? await phrased(phrasing, question, locale, found) : undefined
    return { answer: found, ...(text !== undefined && { text }) }
  }

  const questionOf = ({ url }: Pick<Visit, 'url'>): string => (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, longestQuestion)

  return [
    route({
      method: 'GET', path: '/ask', kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 60, seconds: 60 },
      handle: async (visit) => {
        const { locale, link } = visit
        const question = questionOf(visit)
        const asked = question === '' ? undefined : await ask(visit, question)
        return page({
          visit, title: question === '' ? words.title : `${question} – ${words.title[locale]}`, current: 'language-model', breadcrumbs: [{ title: words.institution, path: '/language-model' }],
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${questionForm(visit, question)}${
            asked ? answerPart(visit, question, asked) : html`<h2>${words.examples[locale]}</h2><ul>${exampleQuestions.map((one) => html`<li><a href="${link(`/ask?q=${encodeURIComponent(one[locale])}`)}">${one[locale]}</a></li>`)}</ul>`}`,
        })
      },
    }),
    operation({
      method: 'GET', path: '/api/ask', permission: 'everyone', title: words.title, rateLimit: { requests: 60, seconds: 60 },
      describes: {
        group: 'language-model', description: words.lead, query: z.object({ q: letters(1, longestQuestion) }), answers: { 200: { text: words.answer, schema: answerSchema } },
      },
      handle: async (visit) => {
        const { answer: given, text } = await ask(visit, questionOf(visit))
        if (!given.found) return json({ found: false, quotes: [], sources: [] })
        return json({
          found: true, ...(text !== undefined && { text }), quotes: given.quotes.map(({ pieces, source }) => ({ text: pieces.map((piece) => piece.text).join(''), source })),
          sources: given.sources.map(({ title, path }) => ({ title: title[visit.locale], url: `${kernel.settings.publicUrl}/${visit.locale}${path}` })),
        })
      },
    }),
  ]
}

/** The question to ask, as a form that leads to its answer. */
export const questionForm = ({ locale, link }: Visit, question = ''): Html => html`<form method="get" action="${link('/ask')}" role="search" class="seek" aria-label="${words.title[locale]}"><div class="field"><label for="q">${
  words.question[locale]}</label><input type="search" id="q" name="q" maxlength="${String(longestQuestion)}" value="${question}"></div><button class="button">${words.ask[locale]}</button></form>`

function answerPart({ locale, link }: Visit, question: string, { answer: given, text }: Asked): Html {
  if (!given.found) {
    return emptyState(locale, {
      title: words.notFound, body: words.notFoundHint[locale], action: html`<a href="${link(`/search?q=${encodeURIComponent(question)}`)}">${words.search[locale]}</a>`,
    })
  }
  const { quotes, sources } = given
  const quoted = ({ title, path }: Source, at: number): Html => html`<h3><a href="${link(path)}">${title[locale]}</a></h3><blockquote><p>${quotes.filter(({ source }) => source === at + 1).map(({ pieces }, i) =>
    [i > 0 && ' ', pieces.map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : piece.text))])}</p></blockquote>`
  return html`<section aria-labelledby="answer"><h2 id="answer">${words.answer[locale]}</h2>${text === undefined
    ? sources.map(quoted)
    : html`<p>${text}</p><h3>${words.sources[locale]}</h3><ol>${sources.map(({ title, path }) => html`<li><a href="${link(path)}">${title[locale]}</a></li>`)}</ol>`}${
    notice(locale, { body: html`<p>${(text === undefined ? words.extractive : words.generated)[locale]}</p>` })}</section>`
}
