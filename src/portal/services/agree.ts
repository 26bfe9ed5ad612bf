/** How a person at a counter agrees to what an officer sends in their name: they see it in their language, and agree to it by their own code or passkey. */
import { aboutDocument, type Draft } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { printAnswer } from '../../law/print-answer.ts'
import type { Text } from '../../law/text.ts'
import { passkeyHead } from '../account/index.ts'
import { notFound } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { asked, codeForm, passkeySection } from '../counter/index.ts'
import { documentWords } from '../counter/by-document-messages.ts'
import { counterWords } from '../counter/messages.ts'
import { actions, button, errorSummary, form, notice } from '../components/index.ts'
import { entriesShown } from '../entry-choice.ts'
import { html, type Html } from '../html.ts'
import { page } from '../layout.ts'
import type { Visit } from '../visit.ts'
import { identifier } from '../words.ts'
import { answerList } from './answer-list.ts'
import { draftCrumbs } from './draft.ts'
import { institutionOf, shownFacts } from './parts.ts'
import { keptFiles } from './uploads.ts'

/** The hash of what would be filed now: each form of the page carries that of what the page shows. */
const hashOf = ({ cases }: Kernel, draft: Draft): string => aboutDocument(cases.draftDocument(draft))

/** Throws a `Failure` (conflict) unless what would be filed now is what the person has seen. */
export function requireSeen(kernel: Kernel, draft: Draft, seen: string | undefined): void {
  if (seen !== hashOf(kernel, draft)) throw new Failure('conflict', counterWords.changed)
}

/** Sends the code that agrees to these very answers; the letter names them. */
export async function askAgreement(kernel: Kernel, actor: Actor, draft: Draft): Promise<void> {
  await kernel.parties.counter.askCode({
    visit: await kernel.parties.counter.visitHere(actor), about: { hash: hashOf(kernel, draft), title: draft.procedure.title, says: whatIsSent(draft), path: `/drafts/${draft.id}/summary` },
  })
}

/** Asks for a passkey that agrees to what the person has seen. */
export async function askPasskeyFor(kernel: Kernel, actor: Actor, draft: Draft, seen: string): Promise<Response> {
  requireSeen(kernel, draft, seen)
  return asked(await kernel.parties.counter.askPasskey(await kernel.parties.counter.visitHere(actor), seen))
}

/** What is sent, in a few lines: the service, and each answer. Of a person's own data no letter needs more than that they are there: the whole stands at its address. */
const whatIsSent = ({ procedure, pages, facts }: Draft): Text => inEveryLanguage((locale) => [
  `${procedure.title[locale]}.`,
  ...pages.flatMap(({ fields }) => fields).filter(({ name, kind }) => kind !== 'file' && facts[name] !== undefined && facts[name] !== '')
    .map((one) => `${one.label[locale]} ${one.personal ? '•••' : printAnswer(one, facts[one.name]!)[locale]}`),
].join('\n'))

/** The page on which the person agrees. What is sent stands in their language, whatever that of the officer. */
export async function agreePage(kernel: Kernel, visit: Visit, draft: Draft, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link, url } = visit
  const actor = actorHere(visit)
  const own = (await kernel.parties.person(actor.person))?.locale ?? locale
  const facts = shownFacts(draft, own)
  const fields = draft.pages.flatMap((one) => one.fields)
  const shown = { files: await keptFiles(kernel, fields, facts), entries: await entriesShown(kernel, visit, fields, facts) }
  const about = hashOf(kernel, draft)
  const here = await kernel.parties.counter.visitHere(actor)
  const agreeing = { action: link(`/drafts/${draft.id}/sign`), label: counterWords.send, about }
  return page({
    visit, title: counterWords.agree, current: institutionOf(draft.procedure.id), breadcrumbs: draftCrumbs(draft).slice(1), error: problems.length > 0, headExtra: passkeyHead(),
    body: html`${errorSummary(locale, problems)}${url.searchParams.has('sent') && notice(locale, { kind: 'good', body: counterWords.codeSent[locale] })}<div lang="${own}"><h1>${counterWords.agree[own]}: ${actor.name}</h1><p class="lead">${
      counterWords.agreeLead[own]}</p><p><b>${draft.procedure.title[own]}</b></p>${draft.pages.map((one) => html`<h2>${one.title[own]}</h2>${answerList(own, one.fields, facts, shown)}`)}</div>${here.shown === 'document' ? bySignedPaper(visit, draft, { ...agreeing, problems }) : html`<h2>${counterWords.byCode[locale]}</h2>${form(visit, {
      action: agreeing.action, keeps: 'nothing', body: html`<input type="hidden" name="road" value="ask"><input type="hidden" name="about" value="${about}">${actions(button(locale, counterWords.sendCode, { kind: 'quiet' }))}`,
    })}${codeForm(visit, { ...agreeing, problems })}${passkeySection(visit, { ...agreeing, ask: `/drafts/${draft.id}/passkey?about=${about}` })}`}`,
  })
}

/** For whoever has no account: the application is printed, read and signed, and its number typed in. */
const bySignedPaper = (visit: Visit, draft: Draft, agreeing: Omit<Parameters<typeof codeForm>[1], 'road'>): Html => html`<h2>${documentWords.printFirst[visit.locale]}</h2><p><a class="button quiet" href="${visit.link(`/drafts/${draft.id}/paper`)}" target="_blank">${
  documentWords.print[visit.locale]}</a></p><h2>${documentWords.signed[visit.locale]}</h2>${codeForm(visit, { ...agreeing, road: 'paper' })}`

/** The application as it is signed on paper, in the language of the person, with the number of these very answers. Throws a `Failure` (not found) where the person agrees by means of their own. */
export async function signedPaper(kernel: Kernel, visit: Visit, draft: Draft): Promise<Response> {
  const actor = actorHere(visit)
  const here = await kernel.parties.counter.visitHere(actor)
  if (here.shown !== 'document') throw notFound()
  const person = await kernel.parties.person(actor.person)
  const own = person?.locale ?? visit.locale
  const facts = shownFacts(draft, own)
  const fields = draft.pages.flatMap((one) => one.fields)
  const shown = { files: await keptFiles(kernel, fields, facts), entries: await entriesShown(kernel, visit, fields, facts) }
  const blank = (label: Text): Html => html`<p class="ask"><b>${label[own]}</b><span class="blank"></span></p>`
  return page({
    visit, title: documentWords.print, current: institutionOf(draft.procedure.id), breadcrumbs: draftCrumbs(draft).slice(1), headers: { 'cache-control': 'private, no-store' },
    body: html`<div class="paper-form" lang="${own}"><p>${draft.procedure.body.name[own]}</p><h1>${draft.procedure.title[own]}</h1><p><b>${actor.name}</b>${person?.identifier && html`<br>${identifier(person.identifier.value, 6)}`}</p>${
      draft.pages.map((one) => html`<h2>${one.title[own]}</h2>${answerList(own, one.fields, facts, shown)}`)}<p>${documentWords.paperStates[own]}</p>${blank(documentWords.date)}${blank(documentWords.signature)}<p>${
      documentWords.code[own]}: <b class="figures">${kernel.parties.counter.paperCode(here, hashOf(kernel, draft)).replace(/(\d{4})/, '$1 ')}</b></p></div>`,
  })
}
