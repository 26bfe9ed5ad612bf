/** Appeals against decisions on public services: of whoever was refused what people or both apply for, and of a company. */
import type { Procedure } from '../../../law/procedure.ts'
import { appealAgainst } from '../appeal.ts'
import { rules } from './acts.ts'
import { appealOffices, bodies } from './offices.ts'

const common = { from: '2026-01-12', rules: rules.act, body: bodies.appeals, offices: appealOffices, role: 'administration.appeals', appealed: true } as const

export const appealsAgainst = (of: { readonly person: readonly string[]; readonly company: readonly string[] }): readonly Procedure[] => [
  appealAgainst({
    ...common, id: 'administration.appeal', by: 'personOrCompany', against: of.person,
    title: { kk: 'Мемлекеттік қызмет көрсетуден бас тартуға шағым', ru: 'Жалоба на отказ в государственной услуге', en: 'Appeal against a refusal of a public service' },
    summary: {
      kk: 'Жәрдемақы тағайындаудан, рұқсат беруден, тіркеуден немесе басқа қызмет көрсетуден бас тартуға шағымдану.', ru: 'Обжалование отказа в пособии, разрешении, регистрации или другой услуге.', en: 'An appeal against a refusal of a benefit, a permit, a registration or another service.',
    },
    audience: { kk: 'Өзіне қызмет көрсетуден бас тартылған адам немесе ұйым', ru: 'Физическое или юридическое лицо, которому отказано в услуге', en: 'A person or an organisation that was refused a service' },
  }),
  ...(of.company.length === 0 ? [] : [appealAgainst({
    ...common, id: 'administration.company-appeal', by: 'company', against: of.company,
    title: { kk: 'Ұйымның мемлекеттік қызмет көрсетуден бас тартуға шағымы', ru: 'Жалоба организации на отказ в государственной услуге', en: 'Appeal of an organisation against a refusal of a public service' },
    summary: { kk: 'Ұйымға лицензия беруден немесе басқа қызмет көрсетуден бас тартуға шағымдану.', ru: 'Обжалование отказа организации в лицензии или другой услуге.', en: 'An appeal against a refusal of a licence or another service to an organisation.' },
    audience: { kk: 'Өзіне қызмет көрсетуден бас тартылған ұйым', ru: 'Организация, которой отказано в услуге', en: 'An organisation that was refused a service' },
  })]),
]
