/** An address as a group of questions, one for each part that the country declares. */
import { addressParts, longestPart } from '../../law/address.ts'
import type { AddressPart } from '../../law/address-part.ts'
import type { AddressField } from '../../law/field.ts'
import type { Locale } from '../../law/text.ts'
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'
import { say } from '../words.ts'
import { fieldId } from './control.ts'
import type { Control, FormState } from './control.ts'
import { errorOf, labelWords } from './question.ts'

/** The address as a question of a form; each part is asked with `ask`. */
export function addressField(locale: Locale, control: AddressField, { heading, ...state }: FormState, ask: (part: Control, state: FormState) => Html): Html {
  const error = errorOf(locale, control.name, state)
  const id = fieldId(control.name)
  const described = [control.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const legend = labelWords(locale, control)
  return html`<fieldset class="field group${error && ' wrong'}" id="${id}" tabindex="-1"${attributes({ 'aria-describedby': described })}><legend>${heading ? html`<h1 class="question">${legend}</h1>` : legend}</legend>${
    control.hint && html`<p class="hint" id="${id}-hint">${say(locale, control.hint)}</p>`}${error}${addressParts().map((part) => ask(controlOf(control, part), state))}</fieldset>`
}

/** The question for a part; where the whole address may be left out, so may each of them. */
function controlOf({ name, optional }: AddressField, { name: part, kind, label, hint, needed }: AddressPart): Control {
  const asked = { name: `${name}.${part}`, label, ...(hint && { hint }), ...((optional || needed !== undefined) && { optional: true as const }) }
  return kind === 'region' ? { kind, ...asked } : { kind: 'input', ...asked, maxLength: longestPart }
}
