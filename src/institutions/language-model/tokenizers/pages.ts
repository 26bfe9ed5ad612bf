/** The pages of tokenizers: the list, training a new one, the card, the file. */
import { transact } from '../../../kernel/index.ts'
import type { Marks } from '../../../kernel/taken-back/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { Failure } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import {
  actions, actorHere, button, emptyState, errorSummary, fields, form, html, idFrom, moment, notFound, notice, pageFrom, pagination, problemsOf, route, type Route, seeOther, table, tag, threadSection, type Visit,
} from '../../../portal/index.ts'
import { tookSection } from '../costs/pages.ts'
import type { Corpora } from '../corpus/index.ts'
import type { Ground } from '../ground.ts'
import { isEngineer } from '../office.ts'
import { madeElsewhere, type ReleasedModels, tokenizersElsewhere } from '../made-elsewhere.ts'
import { markedTag, markHeaders } from '../marks/index.ts'
import { hasPython, noPython } from '../python.ts'
import { kindWords, languageWords, stateWords, words } from './page-words.ts'
import { knownCorpora } from './known-corpora.ts'
import { sayNotThere } from './messages.ts'
import { tokenizersPage, trainingAssets } from './parts.ts'
import { tokenizerInput, type Tokenizers, tokenizerSubject } from './tokenizers.ts'
import { tokenizerPage, tones, type Tried, twoDigits } from './tokenizer-page.ts'

const perPage = 50
/** Characters of a reader's text that are cut for them. */
const longestText = 2000

/** What the pages of tokenizers are given. */
interface TokenizerPageParts extends Pick<Ground, 'kernel' | 'options'> {
  readonly marks: Marks
  readonly tokenizers: Tokenizers
  readonly corpora: Pick<Corpora, 'find' | 'list'>
  readonly models: ReleasedModels
}

export function tokenizerRoutes({ kernel, options, marks, tokenizers, corpora: allCorpora, models }: TokenizerPageParts): readonly Route[] {
  const corpora = knownCorpora(allCorpora, marks)
  const engineer = { role: options.engineer }
  const above = [{ title: words.title, path: '/tokenizers' }]

  async function formPage(visit: Visit, values: Readonly<Record<string, string>>, problems: readonly Problem[] = []): Promise<Response> {
    const { locale, link } = visit
    const ready = await corpora.ready()
    const body = ready.length === 0
      ? emptyState(locale, { title: words.noCorpora, action: actions(button(locale, words.toCorpora, { href: link('/corpora') })) })
      : form(visit, {
        action: link('/tokenizers/new'),
        body: html`${fields(locale, [
          { kind: 'input', name: 'name', label: words.name, hint: words.nameHint, maxLength: 63, width: 'medium' },
          { kind: 'select', name: 'corpus', label: words.corpus, choices: ready.map(({ id, title }) => ({ value: id, label: title })) },
          { kind: 'input', name: 'vocabulary', label: words.vocabulary, hint: words.vocabularyHint, inputmode: 'numeric', width: 'short' },
          { kind: 'choice', name: 'kind', label: words.kind, choices: [{ value: 'bpe', label: kindWords.bpe.title, hint: kindWords.bpe.hint }, { value: 'unigram', label: kindWords.unigram.title, hint: kindWords.unigram.hint }] },
        ], { values, problems })}${actions(button(locale, words.begin), html`<a href="${link('/tokenizers')}">${words.cancel[locale]}</a>`)}`,
      })
    return tokenizersPage({
      visit, title: words.add, above, width: 'text', error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.add[locale]}</h1><p class="lead">${words.addLead[locale]}</p>${!hasPython() && notice(locale, { kind: 'warning', body: html`<p>${noPython[locale]}</p>` })}${body}`,
    })
  }

  return [
    ...trainingAssets,
    route({
      method: 'GET', path: '/tokenizers', kind: 'page', permission: 'everyone', title: words.title,
      handle: async (visit) => {
        const { locale, link, url } = visit
        const page = pageFrom(visit)
        const { tokenizers: rows, total } = await tokenizers.list({ limit: perPage, offset: (page - 1) * perPage })
        const marked = await marks.ofAll(rows.map(({ id }) => tokenizerSubject(id)))
        const elsewhere = tokenizersElsewhere(visit, await madeElsewhere(models))
        const add = isEngineer(visit.actor, options) && actions(button(locale, words.add, { href: link('/tokenizers/new') }))
        return tokenizersPage({
          visit, title: words.title,
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${(total > 0 || elsewhere) && add}${(total > 0 || elsewhere === undefined) && table(locale, {
            caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale], action: add }),
            columns: [
              { title: words.name, header: true, cell: ({ id, name }) => html`<a href="${link(`/tokenizers/${id}`)}">${name}</a>` },
              { title: words.kind, cell: ({ kind }) => kindWords[kind].title[locale] },
              { title: words.vocabulary, numeric: true, cell: ({ made, vocabulary }) => formatNumber(made?.card.vocabulary ?? vocabulary, locale) },
              { title: `${words.perWord[locale]}, ${languageWords.kk[locale]}`, numeric: true, cell: ({ made }) => (made ? twoDigits(locale, made.card.fertility.kk.tokens / made.card.fertility.kk.words) : '—') },
              { title: words.state, cell: ({ id, state }) => html`${tag(locale, stateWords[state], tones[state])}${markedTag(locale, marked.get(tokenizerSubject(id))!)}` },
              { title: words.made, cell: ({ createdAt }) => moment(visit, createdAt) },
            ],
          })}${total > perPage && pagination(locale, { url, page, size: perPage, total })}${elsewhere}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/tokenizers/new', kind: 'page', permission: engineer, title: words.add,
      handle: (visit) => formPage(visit, { kind: 'bpe', vocabulary: '32000', corpus: visit.url.searchParams.get('corpus') ?? '' }),
    }),
    route({
      method: 'POST', path: '/tokenizers/new', kind: 'page', permission: engineer, title: words.add, rateLimit: { requests: 30, seconds: 3600 },
      handle: async (visit) => {
        const { values } = await visit.form()
        const read = tokenizerInput.safeParse({ ...values, vocabulary: Number(values['vocabulary']?.replaceAll(/\s/g, '')) })
        const wrong = { name: words.nameWrong, vocabulary: words.vocabularyWrong, corpus: words.corpusWrong, kind: words.kind }
        if (!read.success) {
          const asked = new Set(read.error.issues.map(({ path }) => String(path[0])))
          return formPage(visit, values, Object.entries(wrong).filter(([field]) => asked.has(field)).map(([field, text]) => ({ field, text })))
        }
        try {
          const id = await transact(kernel.db, (tx) => tokenizers.begin(tx, actorHere(visit), read.data))
          return seeOther(visit, `/tokenizers/${id}`)
        } catch (error) {
          return formPage(visit, values, problemsOf(error))
        }
      },
    }),
    route({
      method: 'GET', path: '/tokenizers/:id', kind: 'page', permission: 'everyone', title: words.tokenizer, rateLimit: { requests: 120, seconds: 60 },
      handle: async (visit, params) => {
        const id = idFrom(params.id)
        const tokenizer = await tokenizers.find(id)
        if (tokenizer === undefined) throw notFound()
        const subject = tokenizerSubject(id)
        const [line, corpus, took, found] = await Promise.all([
          threadSection(kernel, visit, subject, { title: words.thread, hint: words.threadHint }), corpora.find(tokenizer.corpus), tookSection({ kernel, options }, visit, subject), marks.of(subject),
        ])
        return tokenizerPage(visit, {
          tokenizer, corpus: corpus?.title, line, engineer: isEngineer(visit.actor, options), took, marks: found,
          tried: tokenizer.made ? await tried(id, visit.url.searchParams.get('text') ?? '') : { text: '' },
        })
      },
    }),
    route({
      method: 'POST', path: '/tokenizers/:id/again', kind: 'page', permission: engineer, title: words.again, rateLimit: { requests: 60, seconds: 3600 },
      handle: async (visit, params) => {
        const id = idFrom(params.id)
        await visit.form()
        await tokenizers.again(actorHere(visit), id)
        return seeOther(visit, `/tokenizers/${id}`)
      },
    }),
    route({
      method: 'GET', path: '/tokenizers/:id/tokenizer.json', kind: 'file', permission: 'everyone', title: words.download,
      handle: async (_visit, params) => {
        const found = await tokenizers.find(idFrom(params.id))
        if (found?.made === undefined) throw new Failure('not found', sayNotThere)
        const { stream } = await kernel.files.open(found.made.artefact.file)
        return new Response(stream, { headers: {
          ...markHeaders(await marks.of(tokenizerSubject(found.id))), 'content-type': 'application/json', 'content-length': String(found.made.artefact.size), 'content-disposition': 'attachment; filename="tokenizer.json"', etag: `"${found.made.hash}"`,
        } })
      },
    }),
  ]

  async function tried(id: string, given: string): Promise<Tried> {
    const text = given.slice(0, longestText)
    if (text.trim() === '') return { text: '' }
    const opened = await tokenizers.open(id)
    return { text, pieces: opened.encode(text).map((token) => opened.decode([token])) }
  }
}
