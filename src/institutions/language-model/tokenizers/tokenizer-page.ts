/** The card of a tokenizer: what text costs with it and with others, how it cuts, and where it came from. */
import { formatNumber } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import { actions, button, copyable, definitionList, form, html, type Html, moment, notice, type Column, table, tag, type Visit } from '../../../portal/index.ts'
import type { Mark } from '../../../kernel/taken-back/index.ts'
import { marksNotice } from '../marks/index.ts'
import { noPython } from '../python.ts'
import { type Fertility, type MeasuredLanguage, measuredLanguages, wordsIn } from './card.ts'
import { sayNoCorpus, sayStopped, sayTakenBack } from './messages.ts'
import { fewerTokens, kindWords, languageWords, ofAll, seconds, stateWords, tokenCount, words } from './page-words.ts'
import { peers, peerText } from './peers.ts'
import type { TrainedTokenizer } from './tokenizers.ts'
import { tokenizersPage } from './parts.ts'

export const tones = { waiting: 'wait', running: 'now', failed: 'late', done: 'good' } as const

/** Two digits after the comma of the language. */
export const twoDigits = (locale: Locale, value: number): string => new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)

/** A text that the reader gave, cut. */
export interface Tried { readonly text: string; readonly pieces?: readonly string[] }

export function tokenizerPage(visit: Visit, { tokenizer, corpus, line, tried, engineer, took, marks }: {
  readonly tokenizer: TrainedTokenizer; readonly corpus: string | undefined; readonly line: Html | undefined; readonly tried: Tried; readonly engineer: boolean; readonly took: Html | undefined
  readonly marks: readonly Mark[]
}): Response {
  const { locale, link } = visit
  const { made, state } = tokenizer
  const going = state === 'waiting' || state === 'running'
  return tokenizersPage({
    visit, title: tokenizer.name, above: [{ title: words.title, path: '/tokenizers' }],
    headExtra: going ? html`<meta http-equiv="refresh" content="5">` : undefined,
    body: html`<h1>${tokenizer.name} ${tag(locale, stateWords[state], tones[state])}</h1>${marksNotice(visit, 'tokenizer', marks)}${going && html`<p role="status">${words.going[locale]}</p>`}${
      state === 'failed' && notice(locale, { kind: 'warning', title: words.failed, body: html`${cause(locale, tokenizer, engineer)}${
        engineer && html`<p>${words.failedHint[locale]}</p>${form(visit, { action: link(`/tokenizers/${tokenizer.id}/again`), body: actions(button(locale, words.again)) })}`}` })}${
      made && html`${actions(button(locale, words.download, { href: `/tokenizers/${tokenizer.id}/tokenizer.json` }))}<h2>${words.fertility[locale]}</h2><p class="hint">${words.fertilityHint[locale]}</p>${
        fertilityTable(locale, tokenizer.name, made.card.fertility)}<h2>${words.samples[locale]}</h2><p class="hint">${words.samplesHint[locale]}</p>${
        made.card.samples.map(({ language, pieces }) => cutText(locale, pieces, language))}${tryOut(visit, tried)}`}<h2>${words.facts[locale]}</h2>${definitionList(locale, [
      { term: words.kind, value: kindWords[tokenizer.kind].title[locale] },
      { term: words.vocabulary, value: html`${formatNumber(made?.card.vocabulary ?? tokenizer.vocabulary, locale)}${
        made && made.card.vocabulary < tokenizer.vocabulary && html`<br><span class="hint">${fewerTokens(tokenizer.vocabulary)[locale]}</span>`}` },
      { term: words.corpus, value: html`<a href="${link(`/corpora/${tokenizer.corpus}`)}">${corpus ?? tokenizer.corpus}</a>` },
      { term: words.made, value: moment(visit, tokenizer.createdAt) },
      ...(tokenizer.seconds === undefined ? [] : [{ term: words.took, value: seconds(tokenizer.seconds)[locale] }]),
      ...(made ? [
        { term: words.roundTrip, value: ofAll(made.card.roundTrip.exact, made.card.roundTrip.tried) },
        { term: words.gguf, value: tokenizer.kind === 'bpe' ? words.ggufYes[locale] : words.ggufNo[locale] },
      ] : []),
    ])}${made && copyable(locale, { label: words.hash, value: made.hash })}${took}${line && html`<h2>${words.thread[locale]}</h2>${line}`}`,
  })
}

/** What the portal itself says of a failure. */
const known: readonly Text[] = [sayTakenBack, sayNoCorpus, sayStopped, noPython]

/** Why it failed: in the reader's language where the portal said it; the words of the trainer are for engineers. */
function cause(locale: Locale, { failure }: TrainedTokenizer, engineer: boolean): Html | undefined {
  const text = known.find(({ en }) => en === failure)
  if (text !== undefined) return html`<p>${text[locale]}</p>`
  return engineer && failure !== undefined ? html`<p lang="en">${failure}</p>` : undefined
}

interface Row { readonly name: string; readonly own: boolean; readonly with: string; readonly fertility: Readonly<Record<MeasuredLanguage, Fertility>> }

/** This tokenizer and others, on the same text; the cheapest for Kazakh first. */
function fertilityTable(locale: Locale, name: string, fertility: Readonly<Record<MeasuredLanguage, Fertility>>): Html {
  const of = (tokens: Readonly<Record<MeasuredLanguage, number>>, language: MeasuredLanguage): Fertility => ({ ...peerText[language], tokens: tokens[language] })
  const rows: readonly Row[] = [
    { name, own: true, with: words.here[locale], fertility },
    ...peers.map((peer) => ({ name: peer.name, own: false, with: words.measuredWith(peer.measuredWith)[locale], fertility: spoken({ kk: of(peer.tokens, 'kk'), ru: of(peer.tokens, 'ru'), en: of(peer.tokens, 'en') }) })),
  ].toSorted((a, b) => a.fertility.kk.tokens - b.fertility.kk.tokens)
  const columns: readonly Column<Row>[] = [
    // What it was measured with stands below its name: in a column of its own the table would be wider than a page at 1280 px.
    { title: words.tokenizer, header: true, cell: (row) => html`${row.own ? html`<b>${row.name}</b>` : row.name}<br><span class="hint">${row.with}</span>` },
    ...measuredLanguages.map((language): Column<Row> => ({
      title: `${words.perWord[locale]}, ${languageWords[language][locale]}`, numeric: true, cell: ({ fertility: { [language]: of } }) => twoDigits(locale, of.tokens / of.words),
    })),
    { title: `${words.perToken[locale]}, ${languageWords.kk[locale]}`, numeric: true, cell: ({ fertility: { kk } }) => twoDigits(locale, kk.bytes / kk.tokens) },
  ]
  return table(locale, { caption: words.fertility, captionUnseen: true, rows, columns })
}

/** A text with its tokens marked; what it costs below. */
function cutText(locale: Locale, pieces: readonly string[], language?: MeasuredLanguage): Html {
  const count = tokenCount(pieces.length, wordsIn(pieces.join('')))[locale]
  return html`<figure class="cut"><p${language && html` lang="${language}"`}>${pieces.map((piece) => html`<span>${piece}</span>`)}</p><figcaption class="hint">${
    language && `${languageWords[language][locale]}: `}${count}</figcaption></figure>`
}

const tryOut = (visit: Visit, { text, pieces }: Tried): Html => html`<h2 id="try">${words.tryOut[visit.locale]}</h2><form method="get" action="#try"><div class="field"><label for="f-text">${
  words.text[visit.locale]}</label><textarea id="f-text" name="text" rows="4" maxlength="2000">\n${text}</textarea></div>${actions(button(visit.locale, words.cut, { kind: 'quiet' }))}</form>${
  pieces && cutText(visit.locale, pieces)}`

