/** The page of meetings and instructions: what is proposed for the next one, who was told what and has answered, and the minutes of both bodies. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, uncapital } from '../../../law/format.ts'
import { opensFor } from '../../../law/in-body.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { type FormProposal, html, type Html, page, route, type Route, table, tag, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { faultWords, type GraphFault } from '../plan/index.ts'
import { agendaOf, type Coordinated, told } from './agenda.ts'
import { answeredLate, type Instruction, type InstructionStanding, type Meeting, standingOf } from './instructions.ts'
import { standingWords, words } from './messages.ts'

export const meetingsPath = '/strategy/meetings'

/** What is proposed for the next meeting, filled into the form by which a secretary opens one: each item on a line of its own, with its reason. */
export const agendaProposals = (kernel: Kernel, coordinated: Coordinated, procedures: readonly string[]): readonly FormProposal[] => procedures.map((procedure) => ({
  procedure,
  async answers(locale) {
    const agenda = agendaOf(await told(coordinated), dayOf(kernel.now(), kernel.country.calendar.zone))
    return agenda.length === 0 ? {} : { agenda: agenda.map((one, at) => `${at + 1}. ${one.name[locale]} (${one.number}): ${uncapital(reason(one, locale))}`).join('\n') }
  },
}))

/** Why it is proposed, and for what it waits. */
const reason = ({ fault, beside }: GraphFault, locale: Locale): string => `${faultWords[fault][locale]}${beside ? ` — ${beside.name[locale]}` : ''}`

/** What an office opens from here, in the hat that it wears. */
export interface Begins { readonly procedure: string; readonly title: Text }

const tones = { open: 'now', late: 'late', answered: 'wait', closed: 'good' } as const satisfies Record<InstructionStanding, string>

export function meetingPages(kernel: Kernel, coordinated: Coordinated, begins: readonly Begins[]): readonly Route[] {
  const { zone } = kernel.country.calendar
  return [route({
    method: 'GET', path: meetingsPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
    async handle(visit) {
      const { locale, link, actor } = visit
      const [met, known] = await Promise.all([coordinated.meetings(), told(coordinated)])
      const today = dayOf(kernel.now(), zone)
      const agenda = agendaOf(known, today)
      const mayOpen = new Set((actor === null || actor.roles.length === 0 ? [] : kernel.cases.desk(actor)).filter((one) => opensFor(one.procedure, kernel.country.bodies, actor!.roles).length > 0).map((one) => one.procedure.id))
      const own = begins.filter(({ procedure }) => mayOpen.has(procedure))
      return page({
        visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${own.length > 0 && html`<ul>${own.map(({ procedure, title }) => html`<li><a href="${link(`/desk/open/${procedure}`)}">${title[locale]}</a></li>`)}</ul>`}
<h2 id="agenda">${words.agenda[locale]}</h2><p>${words.agendaLead[locale]}</p>${agenda.length === 0 ? html`<p>${words.nothing[locale]}</p>` : table(locale, {
          caption: words.agenda, captionUnseen: true, rows: agenda, columns: [
            { title: words.item, header: true, cell: (one) => html`<a href="${link(one.path)}">${one.name[locale]}</a>` }, { title: words.reason, cell: (one) => reason(one, locale) },
          ],
        })}<h2 id="instructions">${words.instructions[locale]}</h2>${instructionTable(visit, met.instructions, met.commission, today, zone)}
<h2>${words.commission[locale]}</h2>${meetingTable(visit, words.commission, met.commission)}<h2>${words.council[locale]}</h2>${meetingTable(visit, words.council, met.council)}${met.rejected.length > 0 && html`
<h2>${words.rejected[locale]}</h2>${meetingTable(visit, words.rejected, met.rejected, words.textRejected)}`}`,
      })
    },
  })]
}

function instructionTable({ locale, link }: Visit, instructions: readonly Instruction[], meetings: readonly Meeting[], today: ReturnType<typeof dayOf>, zone: string): Html {
  if (instructions.length === 0) return html`<p>${words.noInstructions[locale]}</p>`
  return table(locale, {
    caption: words.instructions, captionUnseen: true, rows: instructions.toSorted((a, b) => a.until.localeCompare(b.until)), columns: [
      { title: words.instruction, header: true, cell: ({ what, path }) => html`<a href="${link(path)}">${what}</a>` }, { title: words.whom, cell: ({ whom }) => whom[locale] }, { title: words.until, cell: ({ until }) => formatDay(until, locale) },
      { title: words.standing, cell: (one) => tag(locale, standingWords[standingOf(one, today)], tones[standingOf(one, today)]) },
      { title: words.answered, cell: (one) => (one.answeredAt === undefined ? words.notAnswered[locale] : html`${formatDay(dayOf(one.answeredAt, zone), locale)}${answeredLate(one, zone) && html` ${tag(locale, words.afterTheDay, 'late')}`}`) },
      { title: words.evidence, cell: ({ accepted }) => accepted ?? words.none[locale] },
      { title: words.meeting, cell: ({ meeting }) => {
        const one = meetings.find(({ number }) => number === meeting)
        return one ? html`<a href="${link(one.path)}">${one.name}</a>` : meeting
      } },
    ],
  })
}

const meetingTable = ({ locale, link }: Visit, caption: Text, meetings: readonly Meeting[], text: Text = words.resolution): Html => (meetings.length === 0 ? html`<p>${words.noMeetings[locale]}</p>` : table(locale, {
  caption, captionUnseen: true, rows: meetings, columns: [
    { title: words.heldOn, cell: ({ heldOn }) => formatDay(heldOn, locale) }, { title: words.meeting, header: true, cell: ({ name, path }) => html`<a href="${link(path)}">${name}</a>` },
    { title: text, cell: ({ resolution }) => resolution }, { title: words.dissent, cell: ({ dissent }) => dissent ?? words.noDissent[locale] },
  ],
}))
