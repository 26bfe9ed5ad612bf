/** The journal's pages: what it is, its entries, and each entry with its proof worked out. */
import { formatNumber } from '../../law/format.ts'
import { organisationName } from '../../law/official-names.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import type { Kernel } from '../../kernel/index.ts'
import { leafContent, leafHash, openNote, opens, readCheckpoint, readVerifierKey } from '../../kernel/journal/index.ts'
import type { Checkpoint, Journal, Recorded } from '../../kernel/journal/index.ts'
import { actions, button, copyable, definitionList, emptyState, filters, notice, pagination, snippet, table } from '../components/index.ts'
import { notFound } from '../answers.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { bodyOf, happening, nameIn, organisationIn } from './entry.ts'
import { entryTitle, journalWords as words, proofText } from './journal-messages.ts'
import { climb } from './proof-path.ts'
import { published } from './published.ts'

const pageSize = 50
/** When people come and go says nothing of what was done: whoever wants these entries asks for them. */
const comings = ['session.opened', 'session.ended', 'session.hat-changed'] as const
/** What stands in the address for every type. */
const everything = 'all'
const above = [{ title: words.title, path: '/journal' }]

/** The newest checkpoint, its signature checked with the journal's own key. */
async function head(journal: Journal): Promise<{ readonly note: string; readonly checkpoint: Checkpoint }> {
  const note = await journal.checkpoint()
  return { note, checkpoint: readCheckpoint(openNote(note, [readVerifierKey(journal.verifierKey)]).text) }
}

/** A block that scrolls inside itself and can be reached by keyboard. */
const block = (label: string, content: Content): Html => html`<pre tabindex="0" role="region" aria-label="${label}"><code>${content}</code></pre>`

const fetchLines = (origin: string, size: number): string => `curl ${origin}${published.checkpoint}
curl -o entries ${origin}/journal/tile/entries/000${size < 256 ? `.p/${size}` : ''}
curl '${origin}/api/journal/inclusion?index=0'
curl '${origin}/api/journal/consistency?from=1'`

/** The routes of the journal's pages. */
export const journalRoutes = ({ journal, cases, parties }: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/journal', kind: 'page', permission: 'everyone', title: words.title,
    handle: async (visit) => {
      const { locale, settings: { origin } } = visit
      const { note, checkpoint: { size, root } } = await head(journal)
      const [newest] = size === 0 ? [] : await journal.read(size - 1, 1)
      return page({
        visit, title: words.title,
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${definitionList(locale, [
          { term: words.size, value: formatNumber(size, locale) },
          ...(newest ? [{ term: words.newest, value: html`<a href="${visit.link(`/journal/entries/${size - 1}`)}">${happening(newest.type)[locale]}</a>, ${moment(visit, newest.at)}` }] : []),
          { term: words.root, value: html`<code>${root.toBase64()}</code>` },
        ])}${actions(button(locale, words.look, { href: visit.link('/journal/entries') }))}
<h2>${words.how[locale]}</h2><ol>${words.howList.map((line) => html`<li>${line[locale]}</li>`)}</ol>
<h2>${words.now[locale]}</h2>${block(words.note[locale], note)}${copyable(locale, { label: words.key, value: journal.verifierKey })}
<h2>${words.yourself[locale]}</h2><p>${words.yourselfText[locale]}</p>${snippet(locale, { label: words.yourselfLines, labelUnseen: true, lines: fetchLines(origin, size) })}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/journal/entries', kind: 'page', permission: 'everyone', title: words.entries, rateLimit: { requests: 120, seconds: 60 },
    handle: async (visit) => {
      const { locale, url } = visit
      const type = url.searchParams.get('type') ?? ''
      const asked = Number(url.searchParams.get('page') ?? 1)
      const at = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, 1_000_000) : 1
      const all = type === everything
      const { entries, total } = await journal.list({ ...(type === '' ? { without: comings } : !all && { type }), page: at, size: pageSize })
      const kinds = (await journal.types()).map((value) => ({ value, label: happening(value) }))
        .sort((a, b) => a.label[locale].localeCompare(b.label[locale], locale))
      const choices = [{ value: everything, label: words.everything }, ...kinds]
      return page({
        visit, title: words.entries, width: 'wide', breadcrumbs: above,
        body: html`<h1>${words.entries[locale]}</h1>${filters(locale, { url, filters: [{ name: 'type', label: words.type, choices, otherwise: words.withoutComings }] })}${
          entryTable(visit, entries, await organisationsIn(parties, entries, locale))}${total > 0 && pagination(locale, { url, page: at, size: pageSize, total })}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/journal/entries/:index', kind: 'page', permission: 'everyone', title: words.entries, rateLimit: { requests: 120, seconds: 60 },
    handle: async (visit, { index: text }) => {
      const { checkpoint } = await head(journal)
      const index = /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : checkpoint.size
      const [entry] = index < checkpoint.size ? await journal.read(index, 1) : []
      if (entry === undefined) throw notFound()
      const { locale } = visit
      return page({
        visit, title: entryTitle(index), breadcrumbs: [...above, { title: words.entries, path: '/journal/entries' }],
        body: html`<h1>${happening(entry.type)[locale]}</h1>${opened(visit, entry)}${facts(visit, entry, index, await namesIn(parties, [entry], cases.procedures, locale))}
<h2>${words.body[locale]}</h2>${definitionList(locale, [...bodyOf(visit, entry, cases.procedures), ...personal(visit, entry)])}
<h2>${words.proof[locale]}</h2>${proof(visit, entry, { index, checkpoint, hashes: await journal.inclusion(index, checkpoint.size) })}
<h2>${words.published[locale]}</h2><p>${words.publishedText[locale]}</p>${block(words.published[locale], new TextDecoder().decode(leafContent(entry)))}${
          actions(index > 0 && html`<a href="${visit.link(`/journal/entries/${index - 1}`)}">${words.older[locale]}</a>`,
            index + 1 < checkpoint.size && html`<a href="${visit.link(`/journal/entries/${index + 1}`)}">${words.newer[locale]}</a>`)}`,
      })
    },
  }),
]

/** Whether an opening that whoever may see the case passed on, in the address, shows who acted. It shows that to whoever has it, and nothing else. */
function opened({ locale, url }: Visit, { named, subject }: Recorded): Html | undefined {
  const [actor, key] = ['actor', 'key'].map((name) => url.searchParams.get(name))
  if (!actor || !key) return undefined
  return opens(named, subject, { actor, key })
    ? notice(locale, { kind: 'good', title: words.openingRight, body: html`<p><code>${actor}</code></p><p>${words.openingText[locale]}</p>` })
    : notice(locale, { kind: 'warning', title: words.openingWrong, body: html`<p>${words.openingWrongText[locale]}</p>` })
}

/** The names of the organisations that entries are of or for, where they may stand in public, and the titles of the offices in which people act. */
async function namesIn(parties: Kernel['parties'], entries: readonly Recorded[], procedures: readonly Procedure[], locale: Locale): Promise<ReadonlyMap<string, string>> {
  const offices = procedures.flatMap((one) => Object.entries(one.offices).map(([role, title]) => [role, title[locale]] as const))
  return new Map([...offices, ...await organisationsIn(parties, entries, locale)])
}

async function organisationsIn(parties: Kernel['parties'], entries: readonly Recorded[], locale: Locale): Promise<ReadonlyMap<string, string>> {
  const known = await parties.confirmedNames({ ids: entries.flatMap(({ subject, named }) => [organisationIn(subject), organisationIn(named)]).filter((id) => id !== undefined) })
  return new Map([...known].map(([id, one]) => [id, organisationName(one, locale)]))
}

const entryTable = (visit: Visit, entries: readonly Recorded[], names: ReadonlyMap<string, string>): Html => table(visit.locale, {
  caption: words.entries, captionUnseen: true, rows: entries,
  empty: emptyState(visit.locale, { title: words.none, body: words.noneHint[visit.locale] }),
  columns: [
    { title: words.place, cell: ({ index }) => html`<a href="${visit.link(`/journal/entries/${index}`)}">${index}</a>` },
    { title: words.what, header: true, cell: ({ type, at }) => html`${happening(type)[visit.locale]}<br><span class="hint">${moment(visit, at)}</span>` },
    { title: words.subject, cell: ({ subject }) => nameIn(visit.locale, subject, names) },
  ],
})

function facts(visit: Visit, { at, named, subject, body }: Recorded, index: number, names: ReadonlyMap<string, string>): Html {
  const { locale, link } = visit
  const number = subject.startsWith('decision:') && typeof body['number'] === 'string' ? body['number'] : undefined
  return definitionList(locale, [
    { term: words.place, value: formatNumber(index, locale) },
    { term: words.when, value: moment(visit, at) },
    { term: words.who, value: nameIn(locale, named, names) },
    { term: words.subject, value: number === undefined ? nameIn(locale, subject, names) : html`<a href="${link(`/verify/${number}`)}">${nameIn(locale, `decision:${number}`)}</a>` },
  ])
}

const personal = ({ locale }: Visit, { commitment, erased }: Recorded) => commitment === undefined ? [] : [{
  term: words.personal, value: html`${(erased ? words.personalErased : words.personalKept)[locale]}<br><code>${commitment.toHex()}</code>`,
}]

/** The proof, worked out from the published text up to the signed root; nothing of it is taken from what is stored. */
function proof(visit: Visit, entry: Recorded, { index, checkpoint: { size, root }, hashes }: {
  readonly index: number; readonly checkpoint: Checkpoint; readonly hashes: readonly Uint8Array[]
}): Html {
  const { locale } = visit
  const leaf = leafHash(leafContent(entry))
  const steps = climb(index, size, leaf, hashes)
  const top = steps === undefined ? undefined : steps.at(-1)?.over ?? leaf
  const right = top !== undefined && top.toHex() === root.toHex()
  return html`${notice(locale, {
    kind: right ? 'good' : 'warning', title: right ? words.proofRight : words.proofWrong,
    body: html`<p>${proofText(index, formatNumber(size, locale), hashes.length)[locale]}</p>`,
  })}<ol class="timeline"><li><p class="title">${words.leaf[locale]}</p><p><code>${leaf.toBase64()}</code></p></li>${(steps ?? []).map(({ neighbour, side, over }) =>
    html`<li><p class="title">${words[side][locale]}</p><p class="hint">${words.neighbour[locale]}: <code>${neighbour.toBase64()}</code></p><p>${words.over[locale]}: <code>${over.toBase64()}</code></p></li>`)}${
    right && html`<li><p class="title">${words.isRoot[locale]}</p><p><code>${root.toBase64()}</code></p></li>`}</ol><p><a href="/api/journal/inclusion?index=${index}&amp;size=${size}">${words.asJson[locale]}</a></p>`
}
