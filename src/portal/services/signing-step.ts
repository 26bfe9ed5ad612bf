/** The signature step: with a PIN, with one's own tool, or through NCALayer; the same for every document. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { actingFor } from '../../law/official-names.ts'
import type { SignatureInput } from '../../kernel/cases/index.ts'
import type { Capacity } from '../../kernel/signatures/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { actions, button, copyable, errorSummary, fields, form, notice } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { attributes, html, raw } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { contentSecurityPolicy } from '../guard.ts'
import { keptFile } from '../kept-file.ts'
import { tokenField } from '../submitted-form.ts'
import type { Visit } from '../visit.ts'
import { certificateHere, pinControls, whatIsMissing } from './signer-here.ts'
import { signWords } from './sign-messages.ts'

/** The script that asks NCALayer on the signer's own computer. */
export const ncalayerScript = keptFile(new URL('../signing/ncalayer.js', import.meta.url), '/signing/')

/** A document that waits for its signature. */
export interface ToSign {
  readonly signs: Capacity
  /** The exact bytes. */
  readonly document: Uint8Array
  /** Where the same bytes can be downloaded. */
  readonly address: string
  /** What the file is called. */
  readonly fileName: string
  /** Only signatures of outside authorities count: it is to prove who somebody is. */
  readonly outside?: true
}

/** What a form of the signature step brought. */
export interface SignatureForm {
  readonly values: Readonly<Record<string, string>>
  readonly file?: Uint8Array
}

/** Limits of a route whose form may bring a signature file. */
export const signatureFiles = { limitMegabytes: 1, count: 1 } as const

/** Reads the form of the signature step, the signature file into memory. */
export async function readSignatureForm(visit: Visit): Promise<SignatureForm> {
  let file: Uint8Array | undefined
  const { values } = await visit.form(async ({ content }) => {
    const parts: Uint8Array[] = []
    for await (const part of content) parts.push(part)
    file = new Uint8Array(Buffer.concat(parts))
    return 'given'
  })
  return { values, ...(file && { file }) }
}

const missing = (field: string, text: (typeof signWords)[keyof typeof signWords]): Failure => new Failure('invalid', text, [{ field, text }])

/** The signature that the form stands for; a certificate is issued on the way when the form asks for one. */
export async function signatureFrom(kernel: Kernel, actor: Actor, { signs, document, outside }: ToSign, { values, file }: SignatureForm): Promise<SignatureInput> {
  switch (values['road']) {
    case 'file': {
      if (!file) throw missing('signature', signWords.signatureFileMissing)
      return { provider: values['provider'] ?? 'local', cms: file }
    }
    case 'ncalayer': {
      if (!values['cms']) throw missing('cms', signWords.ncalayerMissing)
      return { provider: 'kz-ncanode', cms: new Uint8Array(Buffer.from(values['cms'], 'base64')) }
    }
    default: {
      if (outside) throw missing('signature', signWords.signatureFileMissing)
      const { certificate, pin } = await certificateHere(kernel, actor, signs, values)
      if (pin === '') throw missing('pin', signWords.pinMissing)
      return { provider: 'local', cms: await signWith(kernel, actor, certificate.id, pin, document) }
    }
  }
}

async function signWith({ signatures }: Kernel, { person }: Actor, certificate: string, pin: string, document: Uint8Array): Promise<Uint8Array> {
  try {
    return await signatures.local.sign(person, certificate, pin, document)
  } catch (error) {
    if (error instanceof Failure) throw new Failure(error.kind, error.text, [{ field: 'pin', text: error.text }])
    throw error
  }
}

/** Headers of a page with the step: the script of NCALayer talks to a program on the same computer. */
export const signingHeaders = ({ settings }: Kernel): Readonly<Record<string, string>> =>
  settings.ncanode === undefined ? {} : { 'content-security-policy': contentSecurityPolicy.replace('connect-src \'self\'', 'connect-src \'self\' wss://127.0.0.1:13579') }

/** What the head of such a page needs. */
export const signingHead = ({ settings }: Kernel): Html | undefined =>
  settings.ncanode === undefined ? undefined : html`<script type="module" src="${ncalayerScript.path}"></script>`

/** The step as a part of a page, with what is wrong; `hidden` goes along with every road. */
export async function signingStep(kernel: Kernel, visit: Visit, actor: Actor, toSign: ToSign, { problems = [], values = {}, hidden }: {
  readonly problems?: readonly Problem[]
  readonly values?: Readonly<Record<string, string>>
  readonly hidden?: Content
} = {}): Promise<Html> {
  const { locale } = visit
  const national = kernel.signatures.providers().find(({ id }) => id === 'kz-ncanode')
  const local = toSign.outside ? undefined : kernel.signatures.providers().find(({ id }) => id === 'local')
  const capacity = toSign.outside ? signWords.forSelf : { head: signWords.asHead, anyone: signWords.forCompany, self: signWords.forSelf, office: signWords.inOffice }[toSign.signs]
  return html`${errorSummary(locale, problems)}<h1>${signWords.title[locale]}</h1><p class="lead">${signWords.lead[locale]}</p><p>${capacity[locale]}: <b>${
    toSign.outside ? actor.name : actingFor(actor, locale)}</b></p>${national && ncalayer(visit, actor, toSign, national.legalForce[locale], hidden)}${
    local && html`<section><h2>${signWords.pinRoad[locale]}</h2>${notice(locale, { kind: 'sample', title: local.title, body: local.legalForce[locale] })}${
      await pinForm(kernel, visit, actor, toSign.signs, { problems, values, hidden })}</section>`}${national || local
    ? html`<section><h2>${signWords.fileRoad[locale]}</h2>${fileForm(kernel, visit, toSign, { problems, hidden })}</section>`
    : notice(locale, { kind: 'warning', body: signWords.noProvider[locale] })}`
}

async function pinForm(kernel: Kernel, visit: Visit, actor: Actor, signs: Capacity, { problems, values, hidden }: { problems: readonly Problem[]; values: Readonly<Record<string, string>>; hidden: Content }): Promise<Html> {
  const { locale } = visit
  const standing = await kernel.identity.standing(actor, signs)
  const { certificate } = standing
  const controls = pinControls(standing)
  if (!controls) return whatIsMissing(kernel, visit, standing)
  return html`<p>${certificate ? html`${signWords.certificate[locale]}: ${certificate.subject.name} · № …${certificate.serial.slice(-8)}` : signWords.noCertificate[locale]}</p>${form(visit, {
    files: true,
    body: html`<input type="hidden" name="road" value="pin">${hidden}${fields(locale, controls, { problems, values })}${actions(button(locale, certificate ? signWords.signAndSend : signWords.enrolAndSign))}`,
  })}`
}

const commandFor = (fileName: string): string =>
  `openssl cms -sign -binary -in ${fileName} -signer key.pem -inkey key.pem -outform DER -out ${fileName}.p7s`

function fileForm(kernel: Kernel, visit: Visit, { address, fileName, outside }: ToSign, { problems, hidden }: { problems: readonly Problem[]; hidden: Content }): Html {
  const { locale } = visit
  const providers = outside ? kernel.identity.proving() : kernel.signatures.providers()
  const controls: readonly Control[] = [
    ...(providers.length > 1 ? [{ kind: 'choice', name: 'provider', label: signWords.provider, choices: providers.map(({ id, title }) => ({ value: id, label: title })) } as const] : []),
    { kind: 'file', name: 'signature', label: signWords.signatureFile, hint: signWords.signatureFileHint, accept: ['.p7s', '.cms', '.pem', '.sig'], limitMegabytes: 1 },
  ]
  return html`<p>${signWords.fileLead[locale]}</p><p><a href="${address}" download="${fileName}">${signWords.download[locale]}</a></p><details><summary>${
    signWords.command[locale]}</summary>${copyable(locale, { label: signWords.command, value: commandFor(fileName) })}<p><a href="${visit.link('/signing/key')}">${signWords.keyRoad[locale]}</a></p></details>${form(visit, {
    files: true, body: html`<input type="hidden" name="road" value="file">${providers.length === 1 && html`<input type="hidden" name="provider" value="${providers[0]?.id}">`}${hidden}${fields(locale, controls, { problems, values: { provider: providers.at(-1)?.id ?? 'local' } })}${
      actions(button(locale, signWords.uploadAndSend, { kind: 'quiet' }))}`,
  })}`
}

function ncalayer(visit: Visit, { organisation }: Actor, { signs, address, outside }: ToSign, legalForce: string, hidden: Content): Html {
  const { locale } = visit
  const wanted = attributes({ 'data-document': address, 'data-signer': outside ? undefined : signs === 'head' ? 'head' : signs === 'self' ? 'person' : undefined, 'data-bin': outside ? undefined : organisation?.identifier.value })
  return html`<section><h2>${signWords.ncalayerRoad[locale]}</h2><p>${legalForce}</p><p class="hint">${signWords.ncalayerLead[locale]}</p><form method="post" enctype="multipart/form-data" data-ncalayer${
    raw(wanted.source)}><input type="hidden" name="${tokenField}" value="${visit.csrf}"><input type="hidden" name="road" value="ncalayer"><input type="hidden" name="cms" id="f-cms">${hidden}${
    actions(button(locale, signWords.ncalayerRoad))}<p role="status" data-ncalayer-status></p></form></section>`
}
