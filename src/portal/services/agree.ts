/** How a person at a counter agrees to what an officer sends in their name: they see it in their language, and agree by their own code, passkey, PIN or signed paper. */
import type { Draft } from '../../kernel/cases/index.ts'
import { aboutDocument } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor, Agreement } from '../../kernel/parties/index.ts'
import type { Problem } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { printAnswer } from '../../law/print-answer.ts'
import type { Text } from '../../law/text.ts'
import { passkeyHead, readSignIn } from '../account/index.ts'
import { actorHere } from '../asked.ts'
import { passkeySection } from '../counter/index.ts'
import { counterWords } from '../counter/messages.ts'
import { actions, button, errorSummary, field, form, notice } from '../components/index.ts'
import { entriesShown } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import type { Visit } from '../visit.ts'
import { answerList } from './answer-list.ts'
import { draftCrumbs } from './draft.ts'
import { institutionOf, shownFacts } from './parts.ts'
import { signWords } from './sign-messages.ts'
import { keptFiles } from './uploads.ts'

/** By what the form says that the person agrees. */
export const agreementIn = (values: Readonly<Record<string, string>>): Agreement | undefined => {
  if (values['road'] === 'passkey') return { kind: 'passkey', challenge: values['challenge'] ?? '', response: readSignIn(values['answer'] ?? '') }
  return values['road'] === 'code' ? { kind: 'code', code: values['code'] ?? '' } : undefined
}

/** Sends the code that agrees to these very answers; the letter names them. */
export async function askAgreement(kernel: Kernel, actor: Actor, draft: Draft): Promise<void> {
  await kernel.parties.counter.askCode({ visit: await kernel.parties.counter.visitHere(actor), about: aboutDocument(kernel.cases.draftDocument(draft)), says: whatIsSent(draft) })
}

/** What is sent, in a few lines: the service, and each answer that is not about a person's own data, which no letter needs to repeat. */
const whatIsSent = ({ procedure, pages, facts }: Draft): Text => inEveryLanguage((locale) => [
  `${procedure.title[locale]}.`,
  ...pages.flatMap(({ fields }) => fields).filter(({ name, personal, kind }) => !personal && kind !== 'file' && facts[name] !== undefined && facts[name] !== '')
    .map((one) => `${one.label[locale]} ${printAnswer(one, facts[one.name]!)[locale]}`),
].join('\n'))

/** The page on which the person agrees. What is sent stands in their language, whatever that of the officer. */
export async function agreePage(kernel: Kernel, visit: Visit, draft: Draft, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link, url } = visit
  const actor = actorHere(visit)
  const action = link(`/drafts/${draft.id}/sign`)
  const [person, at, passkeys, { certificate }] = await Promise.all([
    kernel.parties.person(actor.person), kernel.parties.counter.visitHere(actor), kernel.parties.passkeysOf(actor.person), kernel.identity.standing(actor, 'self'),
  ])
  const own = person?.locale ?? locale
  const facts = shownFacts(draft, own)
  const asked = draft.pages.flatMap(({ fields }) => fields)
  const shown = { files: await keptFiles(kernel, asked, facts), entries: await entriesShown(kernel, visit, asked, facts) }
  const state = { values: {}, problems }
  const road = (of: string, body: Html): Html => form(visit, { action, files: true, keeps: 'nothing', body: html`<input type="hidden" name="road" value="${of}">${body}` })
  return page({
    visit, title: counterWords.agree, current: institutionOf(draft.procedure.id), breadcrumbs: draftCrumbs(draft).slice(1), error: problems.length > 0, ...(passkeys.length > 0 && { headExtra: passkeyHead() }),
    body: html`${errorSummary(locale, problems)}${url.searchParams.has('sent') && notice(locale, { kind: 'good', body: counterWords.codeSent[locale] })}<div lang="${own}"><h1>${counterWords.agree[own]}: ${actor.name}</h1><p class="lead">${
      counterWords.agreeLead[own]}</p><p><b>${draft.procedure.title[own]}</b></p>${draft.pages.map(({ title, fields }) => html`<h2>${title[own]}</h2>${answerList(own, fields, facts, shown)}`)}</div>${at.paper !== undefined
      ? html`<p>${counterWords.agreedByPaper[locale]}</p>${road('paper', actions(button(locale, counterWords.send)))}`
      : html`<h2>${counterWords.byCode[locale]}</h2>${road('ask', actions(button(locale, counterWords.sendCode, { kind: 'quiet' })))}${road('code', html`${
        field(locale, { kind: 'input', name: 'code', label: counterWords.code, hint: counterWords.codeHint, width: 'short', inputmode: 'numeric' }, state)}${actions(button(locale, counterWords.send))}`)}${
        passkeys.length > 0 && passkeySection(visit, action, counterWords.send)}${certificate !== undefined && html`<h2>${counterWords.byPin[locale]}</h2>${road('pin', html`${
        field(locale, { kind: 'password', name: 'pin', label: signWords.pin, hint: signWords.pinHint, autocomplete: 'current-password' }, state)}${actions(button(locale, counterWords.send, { kind: 'quiet' }))}`)}`}`}`,
  })
}
