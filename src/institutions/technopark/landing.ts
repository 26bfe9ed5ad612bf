/** The first page of the technopark: what residents gain and owe, how to join, and the numbers with their definitions. */
import type { Kernel } from '../../kernel/index.ts'
import { actions, button, cite, definitionList, html, type Html, page, permits, type Route, route, type Visit } from '../../portal/index.ts'
import { moneyDoors } from '../../portal/money/index.ts'
import { indicatorNumbers } from '../../portal/record/index.ts'
import { cohortsDoor } from './cohorts/index.ts'
import { decidedDoor } from './decided/index.ts'
import { eventsDoor } from './events/index.ts'
import { figuresDoor } from './figures/index.ts'
import { gainDoor } from './gain/index.ts'
import { incomeDoor } from './income/index.ts'
import { incomeForm } from './income-test.ts'
import { findingsDoor } from './monitoring/index.ts'
import { networkDoor } from './network/index.ts'
import { ownDoor } from './own.ts'
import { residentsPath } from './listed.ts'
import { spaceDoor } from './space/index.ts'
import { words } from './messages.ts'
import { institution } from './parts.ts'
import type { Technopark, Term } from './terms.ts'

export function landingRoutes(kernel: Kernel, technopark: Technopark): readonly Route[] {
  const { residency, terms, incomeTest, money } = technopark
  const findings = findingsDoor(technopark)
  return [route({
    method: 'GET', path: '/technopark', kind: 'page', permission: 'everyone', title: words.technopark,
    handle: async (visit) => {
      const { locale, link } = visit
      const numbers = await indicatorNumbers(kernel, visit, institution)
      const doors = [
        { path: `/services/${residency}`, title: words.join, hint: words.joinHint },
        { path: `/services/${residency}/check`, title: words.check, hint: words.checkHint },
        gainDoor,
        { path: residentsPath, title: words.register, hint: words.registerHint },
        { path: '/technopark/income-test', title: words.incomeTest, hint: words.incomeTestHint },
        incomeDoor, ...visit.actor?.organisation ? [ownDoor] : [], decidedDoor, figuresDoor, cohortsDoor, spaceDoor, eventsDoor, networkDoor, ...permits(findings.permission, { actor: visit.actor }) === 'yes' ? [findings] : [],
        ...moneyDoors(visit, '/technopark', money),
      ]
      return page({
        visit, title: words.technopark, current: institution, width: 'wide',
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${actions(button(locale, words.join, { href: link(`/services/${residency}`) }))}
<div><ul class="deeds">${doors.slice(1).map(({ path, title, hint }) => html`<li><a href="${link(path)}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul></div>
<h2>${words.gains[locale]}</h2>${termList(visit, terms.gains)}<h2>${words.owes[locale]}</h2>${termList(visit, terms.owes)}<h2>${words.breach[locale]}</h2>${
  termList(visit, terms.breach)}${numbers && html`<h2>${words.numbers[locale]}</h2><p class="hint">${words.numbersLead[locale]}</p>${numbers}`}<h2>${words.incomeTestHint[locale]}</h2><p>${words.testLead[locale]}</p>${incomeForm(visit, incomeTest)}`,
      })
    },
  })]
}

const termList = ({ locale }: Visit, terms: readonly Term[]): Html => definitionList(locale, terms.map(({ title, text, basis }) => ({
  term: title, value: html`${text[locale]}<p class="hint">${words.source[locale]}: ${cite(locale, basis, { full: true })}</p>`,
})))
