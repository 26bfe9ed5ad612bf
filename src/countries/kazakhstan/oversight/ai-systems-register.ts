/** The register of AI systems: what runs, whose it is, what for, and what the law makes of it. */
import { years } from '../../../law/duration.ts'
import { choice, text } from '../../../law/field.ts'
import { register } from '../../../law/register.ts'
import { not, is } from '../../../law/rule.ts'
import { bodies, offices, rules } from './offices.ts'
import {
  appealRoute, assessments, autonomy, bans, contact, datasets, decisionRole, edition, endedOn, failureEffects, humanOversight, legalBasis, model, openSection, outputs, ownerLabel, peaceful, peopleAffected, purpose, region,
  restrictedSection, riskClass, risksAndMeasures, sectionLabel, sector, startedOn, supplier, systemData, systemName, systemReference, systemStatus, website,
} from './system-fields.ts'

const section = choice('section', { label: sectionLabel, choices: [openSection, restrictedSection] })
/** What another register did not say of a system that came from there stays empty, and is seen to be so. */
const mayBeEmpty = <F extends { readonly optional?: true }>(field: F): F & { readonly optional: true } => ({ ...field, optional: true })

// In the order in which a reader asks: what it is called, whose it is, how dangerous, where it works and whether it still runs. A list shows the first of these.
const shown = [
  systemName, text('ownerName', { label: ownerLabel, maxLength: 300, optional: true }), mayBeEmpty(riskClass), mayBeEmpty(sector), mayBeEmpty(systemStatus), mayBeEmpty(purpose), mayBeEmpty(outputs), mayBeEmpty(decisionRole), mayBeEmpty(autonomy),
  mayBeEmpty(failureEffects), mayBeEmpty(peopleAffected), mayBeEmpty(humanOversight), mayBeEmpty(systemData), datasets, model, supplier, legalBasis, assessments, mayBeEmpty(risksAndMeasures), mayBeEmpty(appealRoute), mayBeEmpty(contact), website,
  systemReference, startedOn, endedOn, region,
  mayBeEmpty({ ...peaceful, label: { kk: 'Тек бейбіт мақсатта қолдану міндеттемесі', ru: 'Обязательство применять только в мирных целях', en: 'Undertaking of peaceful purposes only' } }), mayBeEmpty(edition), section,
]

export const aiSystems = register('oversight.ai-systems', {
  title: { kk: 'Жасанды интеллект жүйелерінің тізілімі', ru: 'Реестр систем искусственного интеллекта', en: 'Register of AI systems' },
  summary: {
    kk: 'Елде қолданылатын жасанды интеллект жүйелері: кімдікі, не үшін, қандай деректермен жұмыс істейді, тәуекел деңгейі қандай және нәтижесіне қалай шағымдануға болады.',
    ru: 'Системы искусственного интеллекта, которые применяются в стране: чьи они, для чего, на каких данных работают, какая у них степень риска и как возразить против результата.',
    en: 'AI systems that are used in the country: whose they are, what for, on which data they work, their class of risk and how to object to a result.',
  },
  inForce: { from: '2026-01-18' },
  body: { name: bodies.oversight.name },
  office: { role: 'oversight.officer', title: offices['oversight.officer'] },
  numbers: 'AIS', basis: rules, owner: ['organisation', 'body'], calledBy: systemName.name, names: { [model.name]: 'model', [datasets.name]: 'dataset' },
  fields: [...shown, ...Object.values(bans).map(mayBeEmpty)],
  states: {
    entered: { kk: 'Тіркелген', ru: 'Зарегистрирована', en: 'Registered' }, suspended: { kk: 'Орган тоқтата тұрған', ru: 'Приостановлена органом', en: 'Suspended by the authority' },
    struck: { kk: 'Тізілімнен алып тасталған', ru: 'Исключена из реестра', en: 'Struck off' },
  },
  shown: {
    to: 'everyone', fields: shown.map(({ name }) => name),
    stub: {
      when: not(is(section, 'open')), fields: ['ownerName'], words: {
        kk: 'Қорғаныс немесе құқық қорғау саласындағы жүйе. Тізілімде оның бар екені және кімдікі екені ғана көрсетіледі.', ru: 'Система в сфере обороны или правоохранительной деятельности. В реестре показывается только то, что она есть и чья она.',
        en: 'A system of defence or law enforcement. The register shows only that there is one, and whose.',
      },
    },
  },
  keep: { for: years(5), basis: rules },
})
