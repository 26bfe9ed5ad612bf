/** The life of a draft on its pages: its state, why it came back, that a change was saved, and which clauses have changed. */
import type { Kernel } from '../../kernel/index.ts'
import type { DraftSummary, SentState, StudioDraft } from '../../kernel/studio/index.ts'
import { canonical } from '../../law/canonical.ts'
import { clausesOf, type DraftClause } from '../../law/studio/index.ts'
import type { Text } from '../../law/text.ts'
import { actorHere } from '../asked.ts'
import { notice, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { paragraphs } from '../services/answer-list.ts'
import type { Visit } from '../visit.ts'
import { inForceFrom, lifeWords, ofVersion, returnedFrom, sentFrom, sentVersion, signedFrom } from './life.messages.ts'
import { words } from './messages.ts'

const tones = { sent: 'wait', returned: 'late', signed: 'good', inForce: 'good', replaced: 'plain' } as const satisfies Record<SentState['is'], string>

function stateText(state: SentState): Text {
  switch (state.is) {
    case 'sent': return sentFrom(state.step)
    case 'returned': return lifeWords.returned
    case 'signed': return signedFrom(state.from)
    case 'inForce': return inForceFrom(state.from)
    case 'replaced': return lifeWords.replaced
  }
}

/** The state of a draft in a list: of what was sent on, and where its author has gone on since, that too. */
export function stateOf({ locale }: Visit, { saved, sent }: DraftSummary): Content {
  if (sent === undefined) return tag(locale, words.written, 'wait')
  const said = stateText(sent.state)
  return sent.number === saved.number ? tag(locale, said, tones[sent.state.is]) : html`${tag(locale, words.written, 'wait')}<p class="hint">${ofVersion(sent.number, said)[locale]}</p>`
}

/** What somebody who writes on a draft has to know of it: why it came back, or that others have its text and it does not change. */
export function lifeNotice({ locale, link }: Visit, { sent }: Pick<StudioDraft, 'sent'>): Content {
  if (sent === undefined || sent.state.is === 'replaced') return undefined
  const { state, number } = sent
  const ofCase = html`<p><a href="${link(`/desk/cases/${sent.case}`)}">${words.case[locale]}</a></p>`
  switch (state.is) {
    case 'sent': return notice(locale, { title: stateText(state), body: html`<p>${sentVersion(number)[locale]}</p>${ofCase}` })
    case 'returned': return notice(locale, { kind: 'warning', title: ofVersion(number, lifeWords.whyReturned), body: html`<p>${returnedFrom(state.step)[locale]}</p>${paragraphs(state.reasons)}${ofCase}` })
    default: return notice(locale, { kind: 'good', title: ofVersion(number, stateText(state)), body: html`<p>${lifeWords.editsLaw[locale]}</p>${ofCase}` })
  }
}

/** Whether what is read is what was returned. */
export const isReturnedUnchanged = ({ sent }: Pick<StudioDraft, 'sent'>): boolean => sent?.state.is === 'returned' && sent.same

/** What was done by the form from which the reader comes: it takes the focus, so that whoever hears the page hears that first. */
export function savedNotice({ locale, url }: Visit): Content {
  const done = url.searchParams.get('done')
  return (done === 'saved' || done === 'unchanged') && html`<div role="status" tabindex="-1" autofocus>${notice(locale, { kind: done === 'saved' ? 'good' : 'info', body: lifeWords[done][locale] })}</div>`
}

export interface ChangedSince { readonly since: Text; readonly marks: ReadonlyMap<string, Text>; readonly gone: readonly DraftClause[] }

/** Which clauses differ from the version in force, or where there is none, from the draft as it was begun. */
export async function changedSince({ studio }: Kernel, visit: Visit, { id, number, declaration }: StudioDraft): Promise<ChangedSince> {
  const standing = await studio.standing(declaration)
  const before = clausesOf(standing ?? (number === 1 ? declaration : (await studio.read(actorHere(visit), id, 1)).declaration))
  const now = clausesOf(declaration)
  const said = new Map(before.map(({ place, own }) => [place, canonical({ own })]))
  const here = new Set(now.map(({ place }) => place))
  return {
    since: standing === undefined ? lifeWords.sinceBegun : lifeWords.sinceInForce,
    marks: new Map(now.flatMap(({ place, own }) => (said.get(place) === canonical({ own }) ? [] : [[place, said.has(place) ? lifeWords.changed : lifeWords.added] as const]))),
    gone: before.filter(({ place }) => !here.has(place)),
  }
}
