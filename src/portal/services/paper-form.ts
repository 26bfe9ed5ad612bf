/** The paper form of a service, printed from its declaration, as the appendices of acts have it: filled in by hand and typed in at a counter that receives the service. It shows nobody's presence or consent there. */
import type { Kernel } from '../../kernel/index.ts'
import type { Field } from '../../law/field.ts'
import { receivedSomewhere } from '../../law/body.ts'
import { printRule } from '../../law/print-rule.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import type { RuleData } from '../../law/rule.ts'
import { dayOf } from '../../law/time.ts'
import type { Locale } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import { paperFormWords as words } from './paper-form-messages.ts'
import { inForce, institutionOf, servicesCrumb } from './parts.ts'

export const paperFormRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/services/:id/paper', kind: 'page', permission: 'everyone', title: words.title,
    async handle(visit, { id }) {
      const { locale, link } = visit
      const { declaration, hash } = await inForce(kernel, id)
      const { title, body, subject, form: pages } = declaration
      if (!receivedSomewhere(kernel.parties.bodies, declaration)) throw notFound()
      const reading = readingOf(declaration, dayOf(kernel.now(), kernel.country.calendar.zone))
      const onlyIf = (when: RuleData | undefined): Html | false => when !== undefined && html`<p><small>${words.onlyIf[locale]}: ${printRule(when, fieldsOf(declaration), locale, reading)}.</small></p>`
      const scheme = kernel.country.schemes.find(({ of }) => of === 'person')
      return page({
        visit, title: words.title, current: institutionOf(id), breadcrumbs: [servicesCrumb, { title, path: `/services/${id}` }],
        body: html`<p class="hint on-screen">${words.lead[locale]}</p><div class="paper-form"><p>${words.to[locale]}: <b>${body.name[locale]}</b></p><h1>${title[locale]}</h1>${
          line(words.name[locale])}${line(scheme?.name[locale] ?? words.number[locale], boxes(12))}${line(words.reached[locale])}${subject && line(subject.title[locale])}${pages.map((one) => {
          const asked = one.fields.filter(({ from, technical }) => from === undefined && !technical)
          return asked.length > 0 && html`<h2>${one.title[locale]}</h2>${onlyIf(one.when)}${one.hint && html`<p>${one.hint[locale]}</p>`}${asked.map((field) => html`${onlyIf(field.when)}${blankOf(locale, field)}`)}`
        })}<p>${words.agree[locale]}</p>${line(words.date[locale], boxes(8))}${line(words.signature[locale])}<p class="hint">${words.received[locale]}</p>${line(words.officer[locale])}<p class="hint">${
          link(`/services/${id}`)} · ${hash.slice(0, 16)}</p></div>`,
      })
    },
  }),
]

const boxes = (count: number): Html => html`<span class="cells">${Array.from({ length: count }, () => html`<i></i>`)}</span>`

const line = (label: string, answer: Html = html`<span class="blank"></span>`): Html => html`<p class="ask"><b>${label}</b>${answer}</p>`

const tick = (label: string): Html => html`<span class="tick"><i></i> ${label}</span>`

/** A question with room for its answer. */
function blankOf(locale: Locale, field: Field): Html {
  const label = html`<b>${field.label[locale]}${field.optional && html` (${words.optional[locale]})`}</b>${field.hint && html`<br><small>${field.hint[locale]}</small>`}`
  const ask = (answer: Html): Html => html`<p class="ask">${label}${answer}</p>`
  switch (field.kind) {
    case 'flag': return ask(html`<span class="ticks">${tick(words.yes[locale])}${tick(words.no[locale])}</span>`)
    case 'choice': case 'choices': return ask(html`<span class="ticks">${field.choices.map((choice) => tick(choice.label[locale]))}</span>`)
    case 'file': return ask(html`<span class="ticks">${tick(words.attached[locale])}</span>`)
    case 'date': return ask(boxes(8))
    case 'rows': return html`<p class="ask">${label}</p><div class="scroll"><table><thead><tr>${field.columns.map((column) => html`<th scope="col">${column.label[locale]}</th>`)}</tr></thead><tbody>${
      Array.from({ length: Math.min(field.maxRows, 4) }, () => html`<tr>${field.columns.map(() => html`<td><span class="blank"></span></td>`)}</tr>`)}</tbody></table></div>`
    case 'text': return ask(field.long ? html`<span class="blank"></span><span class="blank"></span><span class="blank"></span><span class="blank"></span>` : html`<span class="blank"></span>`)
    default: return ask(html`<span class="blank"></span>`)
  }
}
