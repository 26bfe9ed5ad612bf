/** How the companies of the sample park come in: applications for residency, what is decided of them, and appeals. */
import type { Doing } from '../../../../kernel/cases/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Submitted } from '../../../../law/answers.ts'
import type { ParkCompany } from './companies.ts'
import type { ParkPeople } from './people.ts'

export interface Filing {
  /** Files an application with these answers; signed where that is asked for. Answers the case. */
  file(actor: Actor, procedure: string, answers: Submitted, more?: { readonly about?: string; readonly signed?: boolean }): Promise<string>
  act(actor: Actor, id: string, doing: Doing, more?: { readonly signed?: boolean }): Promise<void>
  /** Files the application of a company; an officer sends back at once the one that lacks its plan. */
  apply(company: ParkCompany): Promise<void>
  /** Takes its application as far as the sample says. Answers the decision that refuses it. */
  decide(company: ParkCompany): Promise<{ readonly refusal?: string }>
  /** Appeals against a refusal; two rule on it where `ruled` says how. */
  appeal(company: ParkCompany, refusal: string, ruled?: 'uphold'): Promise<void>
}

export function openFiling({ cases, files }: Pick<Kernel, 'cases' | 'files'>, { staff, heads, sign }: ParkPeople, plan: Uint8Array): Filing {
  let acts = 0
  const filed = new Map<number, string>()
  const findings = { innovative: 'true', assessment: 'Үлгі бағалау: жоба жаңа шешім ұсынады.' }

  const file: Filing['file'] = async (actor, procedure, answers, { about, signed = false } = {}) => {
    const id = await cases.begin(actor, { procedure, ...(about !== undefined && { about }) })
    let draft = await cases.draftToFill(actor, id)
    for (const page of draft.pages) {
      const { draft: filled, problems: [wrong] } = await cases.fillPage(actor, draft, page, answers)
      if (wrong) throw new Error(`${procedure}: ${wrong.text.en}`)
      draft = filled
    }
    return cases.file(actor, { draft: id, ...(signed && { signature: await sign(actor, cases.draftDocument(draft)) }) })
  }

  const act: Filing['act'] = async (actor, id, doing, { signed = false } = {}) => {
    acts += 1
    await cases.perform(actor, { case: id, key: `sample-park-${acts}`, doing, ...(signed && { signature: await sign(actor, await cases.document(id, doing)) }) })
  }

  return {
    file, act,
    async apply({ nth, project, activity, ends, spoilt, team }) {
      const head = heads.get(nth)!
      const stored = ends === 'correction' ? undefined : await files.receive(
        (async function* () { yield plan })(), { name: 'ulgi-biznes-jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${head.person}` },
      )
      const id = await file(head, 'technopark.residency', {
        registeredOn: '2023-08-21', branches: '0', stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false', projectName: project, activity,
        projectSummary: 'Бұл – үлгі жоба: ешқандай нақты компанияға қатысы жоқ.', teamSize: String(team), priorityShare: '95', sellsGoods: 'false', contactPhone: '+7 700 000 00 00', contactEmail: 'ulgi@ulgi.example',
        ...(stored && { businessPlan: stored.id }), ...(ends === 'refused' && spoilt),
      }, { signed: true })
      filed.set(nth, id)
      if (ends === 'correction') await act(staff.officer, id, { type: 'complete', outcome: 'correct', reasons: 'Үлгі ескерту: бизнес-жоспар қоса берілмеген.', findings })
    },
    async decide({ nth, ends }) {
      const [head, id] = [heads.get(nth)!, filed.get(nth)!]
      await act(staff.officer, id, { type: 'complete', outcome: 'accept', findings })
      const vote = ends === 'refused' ? 'refuse' : 'grant'
      for (const member of ends === 'voting' ? staff.members.slice(0, 1) : staff.members) await act(member, id, { type: 'vote', vote, reasons: 'Үлгі дауыс.' })
      if (ends === 'voting') return {}
      await act(staff.chair, id, { type: 'conclude', minutes: 'Үлгі хаттама: кворум бар, комиссия дауыс берді.' })
      if (ends === 'refused') await act(head, id, { type: 'complete', outcome: 'silent' })
      await act(staff.head, id, { type: 'complete', outcome: vote, ...(ends === 'refused' && { reasons: 'Үлгі негіздеме: шарттар орындалмаған.' }) }, { signed: true })
      return ends === 'refused' ? { refusal: (await cases.view(head, id)).state.decisions[0]!.id } : {}
    },
    async appeal({ nth }, refusal, ruled) {
      const id = await file(heads.get(nth)!, 'technopark.appeal', { objections: 'Үлгі қарсылық: шарт орындалған деп санаймыз.' }, { about: refusal, signed: true })
      if (ruled === undefined) return
      const [first, second] = staff.appeals
      await act(first!, id, { type: 'complete', outcome: 'proposeUphold', reasons: 'Үлгі қорытынды: шарт орындалмаған.' })
      await act(second!, id, { type: 'complete', outcome: ruled, reasons: 'Үлгі негіздеме: дәлел жеткіліксіз.' }, { signed: true })
    },
  }
}
