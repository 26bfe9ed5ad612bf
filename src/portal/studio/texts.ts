/** A draft as a whole: in words and as a diagram, beside the version in force, through its saved versions, and as a file. */
import type { Kernel } from '../../kernel/index.ts'
import { ChangedMeanwhile, type SavedVersion, type StudioDraft } from '../../kernel/studio/index.ts'
import { writeDeclaration } from '../../law/declaration-yaml.ts'
import { bpmn } from '../../law/bpmn.ts'
import { diagram } from '../../law/diagram.ts'
import { Failure } from '../../law/failure.ts'
import { printDeclaration } from '../../law/print.ts'
import { type RegisterTitles, titlesOf } from '../../law/register.ts'
import type { Procedure } from '../../law/procedure.ts'
import { clauseAt, clauseOf, clausesOf, kindAt } from '../../law/studio/index.ts'
import type { Text } from '../../law/text.ts'
import { statuses } from '../answers.ts'
import { actorHere, fileLocale, idFrom } from '../asked.ts'
import { actions, button, form, notice, table } from '../components/index.ts'
import { changesOf } from '../desk/would-change.ts'
import { html, raw } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { bpmnFile } from '../services/library.ts'
import { libraryWords } from '../services/library-messages.ts'
import { passportWords } from '../services/passport-messages.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { deedWords, kindWords, savedBy, words } from './messages.ts'
import { replayPart } from './replay.ts'
import { replayWords } from './replay.messages.ts'
import { said } from './overview.ts'
import { authors, clauseTitle, draftHere, draftPage, numberField, numberFrom } from './parts.ts'

export const textRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/words', kind: 'page', permission: authors(kernel), title: words.inWords,
    handle: async (visit, { draft }) => wordsPage(visit, await draftHere(kernel, visit, draft), titlesOf(kernel.registers.declared)),
  }),
  route({
    method: 'GET', path: '/studio/:draft/changes', kind: 'page', permission: authors(kernel), title: words.changes,
    handle: async (visit, { draft }) => changesPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({
    method: 'POST', path: '/studio/:draft/changes', kind: 'page', permission: authors(kernel), title: replayWords.start,
    async handle(visit, { draft }) {
      await kernel.studio.replay(actorHere(visit), idFrom(draft), { number: numberFrom((await visit.form()).values) })
      return seeOther(visit, `/studio/${draft}/changes`)
    },
  }),
  route({
    method: 'GET', path: '/studio/:draft/history', kind: 'page', permission: authors(kernel), title: words.history,
    handle: async (visit, { draft }) => historyPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({
    method: 'POST', path: '/studio/:draft/history', kind: 'page', permission: authors(kernel), title: words.bring,
    async handle(visit, { draft }) {
      const { values } = await visit.form()
      if (values['act'] === 'remove') {
        await kernel.studio.remove(actorHere(visit), idFrom(draft), { number: numberFrom(values) })
        return seeOther(visit, '/studio')
      }
      try {
        await kernel.studio.restore(actorHere(visit), idFrom(draft), { number: numberFrom(values), to: numberFrom({ number: values['to'] ?? '' }) })
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error
        return historyPage(kernel, visit, error.standing, error)
      }
      return seeOther(visit, `/studio/${draft}?done=saved`)
    },
  }),
  route({
    method: 'GET', path: '/studio/:draft/declaration.yaml', kind: 'file', permission: authors(kernel), title: words.download,
    async handle(visit, { draft }) {
      const { declaration } = await draftHere(kernel, visit, draft)
      return new Response(writeDeclaration(declaration, `${kernel.settings.publicUrl}/schemas/procedure.json`), { headers: { 'content-type': 'application/yaml; charset=utf-8', 'cache-control': 'private, no-store' } })
    },
  }),
  route({
    method: 'GET', path: '/studio/:draft/process.bpmn', kind: 'file', permission: authors(kernel), title: libraryWords.process,
    async handle(visit, { draft }) {
      const { declaration } = await draftHere(kernel, visit, draft)
      // What names a step that is not there is not drawn, in BPMN as little as on the page.
      const drawn = await bpmn(declaration, fileLocale(visit), { at: kernel.settings.publicUrl, titles: titlesOf(kernel.registers.declared) }).catch(() => undefined)
      if (drawn === undefined) throw new Failure('invalid', words.notDrawn)
      return bpmnFile(drawn, { 'cache-control': 'private, no-store' })
    },
  }),
]

function wordsPage(visit: Visit, draft: StudioDraft, titles: RegisterTitles): Response {
  const { locale } = visit
  const [drawn, printed] = [said(() => diagram(draft.declaration, locale, titles)), said(() => printDeclaration(draft.declaration, locale, titles))]
  return draftPage(visit, draft, {
    at: '/words', title: words.inWords,
    body: html`<h1>${words.inWords[locale]}</h1>${(drawn === undefined || printed === undefined) && notice(locale, { kind: 'warning', body: words.notDrawn[locale] })}${
      drawn && html`<div class="scroll drawn" tabindex="0" role="region" aria-label="${passportWords.diagram[locale]}">${raw(drawn)}</div><p><a href="/studio/${draft.id}/process.bpmn?lang=${locale}" download="${draft.declaration.id}.bpmn">${libraryWords.process[locale]}</a></p>`}${printed && html`<pre class="declaration" tabindex="0">${printed}</pre>`}`,
  })
}

async function changesPage({ studio }: Kernel, visit: Visit, draft: StudioDraft): Promise<Response> {
  const { locale } = visit
  const before = await studio.standing(draft.declaration)
  const replayed = before === undefined ? undefined : await studio.replayed(actorHere(visit), draft)
  const going = replayed?.state === 'running'
  try {
    const passages = await studio.wouldChange(draft)
    return draftPage(visit, draft, {
      at: '/changes', title: words.changes, ...(going && { headExtra: html`<meta http-equiv="refresh" content="5">` }),
      body: html`<h1>${words.changes[locale]}</h1>${before === undefined && studio.source(draft.declaration) === undefined ? html`<p>${words.againNothing[locale]}</p>${passages.some(({ does }) => does === 'warns') && changesOf(passages.filter(({ does }) => does === 'warns' || does === 'reaches'), locale, 'page')}` : passages.length === 0 ? html`<p>${words.noDifference[locale]}</p>` : changesOf(passages, locale, 'page')}${replayed && replayPart(visit, draft, replayed)}`,
    })
  } catch (error) {
    if (error instanceof Failure) throw error
    // What names a step or a rule that is not there cannot be printed.
    return draftPage(visit, draft, { at: '/changes', title: words.changes, body: html`<h1>${words.changes[locale]}</h1>${notice(locale, { kind: 'warning', body: words.notDrawn[locale] })}` })
  }
}

/** So many earlier versions are read for the titles of what the draft no longer has. */
const mostRead = 50

/** What each change was made to, by its title: as the draft has it, or as it had it when it was changed. */
async function titlesOfChanges({ studio }: Kernel, visit: Visit, draft: StudioDraft, versions: readonly SavedVersion[]): Promise<(version: SavedVersion) => Text | undefined> {
  const titleIn = (declaration: Procedure, place: string): Text | undefined => {
    const clauses = clausesOf(declaration)
    const found = clauseAt(declaration, place.replace(/^\./, '').replace('.fields.', '.')) ?? clauseOf(clauses, declaration, place).clause
    return found.place === '' && place !== '' && !place.startsWith('offices') ? undefined : clauseTitle(found)
  }
  const now = new Map([...new Set(versions.map(({ place }) => place))].map((place) => [place, said(() => titleIn(draft.declaration, place))]))
  const gone = versions.filter(({ place }, at) => now.get(place) === undefined && versions.findIndex((one) => one.place === place) === at).slice(0, mostRead)
  // What was taken out or called otherwise stood in the version before; what was added, in its own.
  await Promise.all(gone.map(async ({ number, place, does }) => {
    const { declaration } = await studio.read(actorHere(visit), draft.id, does === 'add' ? number : Math.max(1, number - 1))
    now.set(place, said(() => titleIn(declaration, place)))
  }))
  return ({ place }) => (place === '' ? undefined : now.get(place) ?? kindWords[kindAt(place)])
}

async function historyPage(kernel: Kernel, visit: Visit, draft: StudioDraft, meanwhile?: ChangedMeanwhile): Promise<Response> {
  const { locale } = visit
  const versions = await kernel.studio.history(actorHere(visit), draft.id)
  const titleOf = await titlesOfChanges(kernel, visit, draft, versions)
  return draftPage(visit, draft, {
    at: '/history', title: words.history, ...(meanwhile && { error: true, status: statuses.conflict }),
    body: html`<h1>${words.history[locale]}</h1>${meanwhile && notice(locale, { kind: 'warning', title: words.changedMeanwhile, body: savedBy(meanwhile.last.by)[locale] })}<div class="list">${table<SavedVersion>(locale, {
      caption: words.history, captionUnseen: true, rows: versions, columns: [
        { title: words.version, numeric: true, header: true, cell: ({ number }) => number },
        { title: words.what, cell: (version) => { const title = titleOf(version); return html`${deedWords[version.does][locale]}${title && html` — ${title[locale]}`}` } },
        { title: words.who, cell: ({ by }) => by }, { title: words.when, cell: ({ at }) => moment(visit, at) },
        { title: words.bring, cell: ({ number }) => (number === draft.number ? words.latest[locale] : form(visit, {
          body: html`${numberField(draft)}<input type="hidden" name="to" value="${number}">${button(locale, html`${words.bring[locale]}<span class="unseen">: ${number}</span>`, { kind: 'plain' })}`,
        })) },
      ],
    })}</div>${draft.sent?.stands !== true && form(visit, { body: html`${numberField(draft)}<input type="hidden" name="act" value="remove"><p class="hint">${words.putAwayHint[locale]}</p>${actions(button(locale, words.putAway, { kind: 'danger' }))}` })}`,
  })
}
