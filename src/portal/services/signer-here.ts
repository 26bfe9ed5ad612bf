/** Who is to sign, and how a first certificate of the portal is issued on the way; what is missing is said with its mend. */
import type { Standing } from '../../kernel/identity/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Capacity, LocalCertificate } from '../../kernel/signatures/index.ts'
import { Failure } from '../../law/failure.ts'
import { here } from '../answers.ts'
import { notice } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { signWords } from './sign-messages.ts'

/** What the person shows to have a certificate issued on the way; any other way has a page of its own. */
const onTheWay = ({ certificate, covers, lacks, waiting, locked, shows: [first] }: Standing): 'password' | 'pin' | undefined =>
  !certificate && covers && lacks.length === 0 && !waiting && !locked && (first === 'password' || first === 'pin') ? first : undefined

/** The certificate with which the actor signs; it is issued when they have none and show what it takes. Throws a `Failure` with every problem. */
export async function certificateHere({ identity }: Kernel, actor: Actor, signs: Capacity, values: Readonly<Record<string, string>>): Promise<{ readonly certificate: LocalCertificate; readonly pin: string }> {
  const standing = await identity.standing(actor, signs)
  if (standing.certificate) return { certificate: standing.certificate, pin: values['pin'] ?? '' }
  const shows = onTheWay(standing)
  if (!shows) throw new Failure('refused', standing.covers ? signWords.notHere : signWords.onlyHead)
  const pin = values['new-pin'] ?? ''
  const factor = shows === 'password' ? { kind: shows, password: values['password'] ?? '' } as const : { kind: shows, pin: values['old-pin'] ?? '' } as const
  try {
    return { certificate: await identity.enrol(actor, { capacity: signs, pin, again: values['pin-again'] ?? '', factor }), pin }
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid' && error.problems.length === 0) throw new Failure('invalid', error.text, [{ field: 'new-pin', text: error.text }])
    throw error
  }
}

/** What the form asks for the PIN or for a certificate on the way; undefined when the person has something to do elsewhere first. */
export function pinControls(standing: Standing): readonly Control[] | undefined {
  if (standing.certificate) return [{ kind: 'password', name: 'pin', label: signWords.pin, hint: signWords.pinHint, autocomplete: 'current-password' }]
  const shows = onTheWay(standing)
  return shows && [
    shows === 'password'
      ? { kind: 'password', name: 'password', label: signWords.password, hint: signWords.passwordHint, autocomplete: 'current-password' }
      : { kind: 'password', name: 'old-pin', label: signWords.oldPin, hint: signWords.oldPinHint, autocomplete: 'current-password' },
    { kind: 'password', name: 'new-pin', label: signWords.newPin, hint: signWords.newPinHint, autocomplete: 'new-password' },
    { kind: 'password', name: 'pin-again', label: signWords.pinAgain, autocomplete: 'new-password' },
  ]
}

/** What the person has to do before they can sign here, with the page for it. */
export function whatIsMissing({ settings }: Kernel, visit: Visit, { covers, lacks, waiting, locked }: Standing): Html {
  const { locale, link } = visit
  if (!covers) return html`<p>${signWords.onlyHead[locale]}</p>`
  const to = `?to=${encodeURIComponent(here(visit.url))}`
  const mends = {
    address: html`${signWords.lacksAddress[locale]} <a href="${link('/account')}">${signWords.toAccount[locale]}</a>.${settings.programme === 'sample' && html` ${signWords.sampleLetters[locale]}`}`,
    number: html`${signWords.lacksNumber[locale]} <a href="${link('/account/identity')}${to}">${signWords.toIdentity[locale]}</a>.`,
    headship: html`${signWords.lacksHeadship[locale]} <a href="${link('/account/identity')}${to}">${signWords.toIdentity[locale]}</a>.`,
  }
  if (lacks.length > 0) return notice(locale, { kind: 'warning', title: signWords.before, body: html`<ul>${lacks.map((one) => html`<li>${mends[one]}</li>`)}</ul>` })
  if (waiting) return notice(locale, { kind: 'warning', body: html`<p>${signWords.waits[locale]} ${moment(visit, waiting.validFrom)}.</p>` })
  return notice(locale, {
    kind: 'warning', body: html`<p>${(locked ? signWords.lockedCertificate : signWords.noCertificate)[locale]}</p><p><a href="${link('/account/certificate')}${to}">${signWords.toCertificate[locale]}</a></p>`,
  })
}
