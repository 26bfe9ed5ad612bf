/** The personal-data gate: the suspect columns with their evidence, what to do with each, and the signature under the decision. */
import { createHash } from 'node:crypto'
import type { Problem } from '../../../../law/failure.ts'
import { text } from '../../../../law/field.ts'
import { kindNames } from '../../../../kernel/personal-data/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Draft } from '../../../../kernel/cases/index.ts'
import { transact } from '../../../../kernel/index.ts'
import { capacityOf } from '../../../../kernel/signatures/index.ts'
import {
  actions, attributes, button, definitionList, field, form, html, type Html, idFrom, notFound, problemsOf, route, type Route, seeOther, table, tag, type Tone, type Visit,
} from '../../../../portal/index.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from '../../../../portal/services/index.ts'
import type { Commons, GateInput } from '../../commons.ts'
import { type Dataset, type DatasetVersion, fullName, type SuspectColumn } from '../../dataset.ts'
import { hidingSection } from './hiding.ts'
import { decisionIn } from '../decide.ts'
import { type Choices, chosenIn, decisionOf, fieldOf, longestReasons, problemsIn, proposedChoices, sentChoices } from './decision.ts'
import { actionMeanings, actionWords, certaintyWords, gateWords as words, hitsOf } from './messages.ts'
import { titleOf } from '../../pages/parts.ts'
import { publishWords, versionTitle } from '../../publishing/messages.ts'
import { hidden, managePath, ownVersion, publisherPage, versionPath } from '../../publishing/parts.ts'
import { withheldSection } from '../../dataset-page/withheld.ts'
import { spoken } from '../../../../law/text.ts'

const path = '/commons/datasets/:namespace/:name/versions/:number'

export const gateRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: `${path}/gate`, kind: 'page', permission: 'signed in', title: words.title,
    handle: async (visit, named) => {
      const { actor, dataset, version } = await ownVersion(commons, visit, named)
      if (await isDecided(commons, version)) return seeOther(visit, versionPath(dataset, version.number, 'work'))
      const earlier = await earlierIn(commons, visit, { actor, dataset, version })
      const chosen = earlier ? chosenIn(version, earlier.decision) : proposedChoices(version)
      return gatePage(commons, visit, { actor, dataset, version }, chosen)
    },
  }),
  route({
    method: 'POST', path: `${path}/gate`, kind: 'page', permission: 'signed in', title: words.title,
    handle: async (visit, named) => {
      const { actor, dataset, version } = await ownVersion(commons, visit, named)
      if (await isDecided(commons, version)) return seeOther(visit, versionPath(dataset, version.number, 'work'))
      const choices = sentChoices(version, (await visit.form()).values)
      const problems = problemsIn(choices)
      if (problems.length > 0) return gatePage(commons, visit, { actor, dataset, version }, choices, problems)
      const decision = decisionOf(version, choices)
      const earlier = await earlierIn(commons, visit, { actor, dataset, version })
      try {
        if (choices.actions.includes('block')) {
          await transact(commons.kernel.db, (tx) => commons.publication.block(tx, actor, dataset, version, decision))
          return seeOther(visit, `${managePath(dataset)}?done=blocked`)
        }
        return seeOther(visit, `${versionPath(dataset, version.number, 'gate/sign')}?draft=${await commons.publication.prepare(actor, dataset, version, decision, earlier?.draft.id)}`)
      } catch (error) {
        return gatePage(commons, visit, { actor, dataset, version }, choices, problemsOf(error))
      }
    },
  }),
  route({
    method: 'GET', path: `${path}/gate/sign`, kind: 'page', permission: 'signed in', title: words.signTitle,
    handle: async (visit, named) => {
      const own = await ownVersion(commons, visit, named)
      return own.version.state === 'review' ? signPage(commons, visit, own) : seeOther(visit, versionPath(own.dataset, own.version.number, 'work'))
    },
  }),
  route({
    method: 'GET', path: `${path}/gate.json`, kind: 'file', permission: 'signed in',
    handle: async (visit, named) => {
      const own = await ownVersion(commons, visit, named)
      const { draft } = await draftIn(commons, visit, own)
      return new Response(new Uint8Array(commons.kernel.cases.draftDocument(draft)), {
        headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${fileNameOf(own.version)}"`, 'cache-control': 'private, no-store' },
      })
    },
  }),
  route({
    method: 'POST', path: `${path}/gate/sign`, kind: 'page', permission: 'signed in', title: words.signTitle, files: signatureFiles, rateLimit: { requests: 60, seconds: 600 },
    handle: async (visit, named) => {
      const given = await readSignatureForm(visit)
      const own = await ownVersion(commons, visit, named)
      const { actor, dataset, version } = own
      if (version.state !== 'review') return seeOther(visit, versionPath(dataset, version.number, 'work'))
      const { draft } = await draftIn(commons, visit, own)
      const toSign = toSignOf(commons, own, draft)
      // A colleague may have changed it since: whoever signs signs what they were shown.
      if (given.values['seen'] !== seenOf(toSign)) return signPage(commons, visit, own, [{ text: words.changedSince }], given.values)
      try {
        await commons.kernel.cases.file(actor, { draft: draft.id, signature: await signatureFrom(commons.kernel, actor, toSign, given) })
      } catch (error) {
        return signPage(commons, visit, own, problemsOf(error), given.values)
      }
      return seeOther(visit, versionPath(dataset, version.number, 'work'))
    },
  }),
]

/** Whether nothing is left to decide: the version waits for nothing, or somebody looks at what was decided. */
const isDecided = async ({ publication }: Commons, version: DatasetVersion): Promise<boolean> => version.state !== 'review' || await publication.decidedIn(version) !== undefined

interface Own { readonly actor: Actor; readonly dataset: Dataset; readonly version: DatasetVersion }

const fileNameOf = ({ number }: DatasetVersion): string => `decision-${number}.json`

/** The decision that the address names: a draft of the actor's own about this very version. */
async function draftIn({ kernel }: Commons, { url }: Visit, { actor, version }: Own): Promise<{ readonly draft: Draft; readonly decision: GateInput }> {
  const draft = await kernel.cases.draft(actor, idFrom(url.searchParams.get('draft') ?? ''))
  if (draft.subject?.id !== version.id) throw notFound()
  return { draft, decision: decisionIn(version, draft.facts) }
}

/** The decision that is changed; undefined where one is made. */
const earlierIn = (commons: Commons, visit: Visit, own: Own): ReturnType<typeof draftIn> | undefined => (visit.url.searchParams.has('draft') ? draftIn(commons, visit, own) : undefined)

const toSignOf = ({ kernel }: Commons, { actor, dataset, version }: Own, draft: Draft): ToSign => ({
  signs: capacityOf(actor, 'anyone'), document: kernel.cases.draftDocument(draft), fileName: fileNameOf(version),
  address: `${versionPath(dataset, version.number, 'gate.json')}?draft=${draft.id}`,
})

/** What was shown, as the form says it: the SHA-256 of the bytes to sign. */
const seenOf = ({ document }: ToSign): string => createHash('sha256').update(document).digest('hex')

async function gatePage(commons: Commons, visit: Visit, own: Own, choices: Choices, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link } = visit
  const { dataset, version } = own
  return publisherPage(visit, dataset, {
    title: words.title, problems, width: 'wide',
    body: html`<p class="kicker">${titleOf(dataset)[locale]} · ${versionTitle(version.number)[locale]}</p><h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${form(visit, {
      action: `${link(versionPath(dataset, version.number, 'gate'))}${visit.url.searchParams.has('draft') ? `?draft=${idFrom(visit.url.searchParams.get('draft')!)}` : ''}`,
      body: html`${version.suspects.map((one, index) => suspectSection(visit, one, index, choices, problems))}${field(locale, text('reasons', {
        label: words.reasons, hint: words.reasonsHint, maxLength: longestReasons, long: true, ...(choices.actions.includes('keep') ? {} : { optional: true as const }),
      }), { values: { reasons: choices.reasons }, problems })}<p class="hint">${words.blockHint[locale]}</p>${
        actions(button(locale, words.toSign), html`<a href="${link(managePath(dataset))}">${publishWords.cancel[locale]}</a>`)}`,
    })}${withheldSection(visit, version)}${await hidingSection(commons, visit, own)}`,
  })
}

const tones = { certain: 'late', likely: 'wait', possible: 'plain' } as const satisfies Record<SuspectColumn['findings'][number]['certainty'], Tone>

/** One column: the evidence, and what to do with it. */
function suspectSection({ locale }: Visit, { table: of, column, findings, possible, proposed }: SuspectColumn, index: number, choices: Choices, problems: readonly Problem[]): Html {
  const name = fieldOf(index)
  return html`<section><h2><code>${column}</code> <span class="hint">${words.table[locale]}: ${of}</span></h2>${table(locale, {
    caption: `${words.found[locale]}: ${column}`, captionUnseen: true, rows: findings,
    columns: [
      { title: words.found, header: true, cell: ({ kind }) => kindNames[kind][locale] },
      { title: words.howSure, cell: ({ certainty }) => tag(locale, certaintyWords[certainty], tones[certainty]) },
      { title: words.evidence, cell: ({ hits, of: read }) => hitsOf(hits, read)[locale] },
      { title: words.examples, cell: ({ examples }) => examples.map((one, i) => [i > 0 && html`<br>`, html`<code>${one}</code>`]) },
    ],
  })}${field(locale, {
    kind: 'choice', name, label: words.whatToDo,
    choices: possible.map((action) => ({
      value: action, hint: actionMeanings[action],
      label: action === proposed ? withProposed(actionWords[action]) : actionWords[action],
    })),
  }, { values: { [name]: choices.actions[index] ?? '' }, problems })}</section>`
}

const withProposed = (label: (typeof actionWords)[keyof typeof actionWords]) => spoken({
  kk: `${label.kk} (${words.proposed.kk})`, ru: `${label.ru} (${words.proposed.ru})`, en: `${label.en} (${words.proposed.en})`,
})

/** The decision as it will be kept, and the ways to sign it. */
async function signPage(commons: Commons, visit: Visit, own: Own, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { locale, link } = visit
  const { actor, dataset, version } = own
  const { draft, decision } = await draftIn(commons, visit, own)
  const toSign = toSignOf(commons, own, draft)
  const step = await signingStep(commons.kernel, visit, actor, toSign, { problems, values, hidden: hidden('seen', seenOf(toSign)) })
  return publisherPage(visit, dataset, {
    title: words.signTitle, width: 'wide', headers: signingHeaders(commons.kernel), headExtra: signingHead(commons.kernel), problems, ownSummary: true,
    body: html`<article class="paper"${attributes({ 'aria-label': words.document[locale] })}><h2>${words.document[locale]}</h2>${definitionList(locale, [
      { term: words.dataset, value: html`${titleOf(dataset)[locale]}<br><code>${fullName(dataset)}</code>` }, { term: words.version, value: versionTitle(version.number)[locale] },
      { term: words.commit, value: html`<code>${version.commit.slice(0, 12)}</code>` },
      ...(decision.reasons === undefined ? [] : [{ term: words.reasonsTerm, value: html`<span class="prose">${decision.reasons}</span>` }]),
    ])}${table(locale, {
      caption: words.action, captionUnseen: true, rows: decision.actions,
      columns: [
        { title: words.column, header: true, cell: ({ column }) => html`<code>${column}</code>` }, { title: words.table, cell: ({ table: of }) => html`<code>${of}</code>` },
        { title: words.action, cell: ({ action }) => actionWords[action][locale] },
      ],
    })}<p><a href="${link(versionPath(dataset, version.number, 'gate'))}?draft=${draft.id}">${words.back[locale]}</a></p></article>${step}`,
  })
}
