/** Somebody wants to build: a permit for which two other bodies are asked; whose ten working days pass in silence has agreed by law. */
import { workdays, years } from '../../../law/duration.ts'
import { flag, integer, text, type RegionField } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { all, atMost, is, parameter, titled } from '../../../law/rule.ts'
import { always } from '../../../law/dated.ts'
import { secondary } from '../acts.ts'
import { permitsLaw, rules } from './acts.ts'
import { givenOrRefused, serviceOf } from './common.ts'
import { bodies, consultedOffices, offices } from './offices.ts'

const id = 'administration.building-permits'
/** Completeness within two working days; opinions within ten; the silence of a body agrees. */
const basis = secondary(permitsLaw, '25')

const region: RegionField = { kind: 'region', name: 'region', label: { kk: 'Өңір', ru: 'Регион', en: 'Region' }, public: true }
const site = text('site', { label: { kk: 'Құрылыс орнының мекенжайы', ru: 'Адрес строительства', en: 'Address of the site' }, maxLength: 300, public: true })
const object = text('object', { label: { kk: 'Не саласыз?', ru: 'Что вы строите?', en: 'What do you build?' }, hint: { kk: 'Мысалы, шеберхана, дүкен, қойма.', ru: 'Например, мастерская, магазин, склад.', en: 'Such as a workshop, a shop, a store.' }, maxLength: 300, public: true })
const storeys = integer('storeys', { label: { kk: 'Қабат саны', ru: 'Число этажей', en: 'Number of storeys' }, min: 1, max: 50, public: true })
const ownLand = flag('ownLand', { label: { kk: 'Жер учаскесіне құқығыңыз бар ма?', ru: 'Есть ли у вас право на земельный участок?', en: 'Have you a right to the land?' } })
const financing = text('financing', { label: { kk: 'Құрылыс қалай қаржыландырылады?', ru: 'Как финансируется строительство?', en: 'How is it paid for?' }, maxLength: 500, personal: true })
const complete = flag('complete', { label: { kk: 'Құжаттар толық па?', ru: 'Все документы представлены?', en: 'Are the documents complete?' } })

export const buildingPermits: Register = register(id, {
  title: { kk: 'Құрылысқа рұқсаттар', ru: 'Разрешения на строительство', en: 'Building permits' },
  summary: { kk: 'Әкімдік құрылысқа берген рұқсаттар.', ru: 'Разрешения на строительство, выданные акиматом.', en: 'Building permits that the akimat gave.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.akimat.name }, office: { role: 'akimat.officer', title: offices.akimat['akimat.officer'] }, numbers: 'BPM', basis, owner: ['person'], calledBy: 'object',
  fields: [text('object', { label: { kk: 'Объект', ru: 'Объект', en: 'Object' }, maxLength: 300 }), { kind: 'region', name: 'region', label: region.label }, text('site', { label: site.label, maxLength: 300 }), integer('storeys', { label: storeys.label })],
  states: { entered: { kk: 'Қолданыста', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Тоқтатылған', ru: 'Прекращено', en: 'Ended' } },
  shown: { to: 'everyone', fields: ['object', 'region', 'site', 'storeys'] },
  keep: { for: years(25), basis: rules },
})

const opinion = {
  within: workdays(10), basis, silence: { answer: 'agree', basis },
  answers: {
    agree: { label: { kk: 'Келісілді', ru: 'Согласовано', en: 'Agreed' } },
    object: { label: { kk: 'Келісілмеді', ru: 'Не согласовано', en: 'Not agreed' }, reasons: true },
  },
} as const

const permit: Procedure = procedure({
  ...serviceOf('akimat'), id: 'administration.building-permit', need: ['living'],
  title: { kk: 'Шағын объект салуға рұқсат', ru: 'Разрешение на строительство небольшого объекта', en: 'Permit to build a small structure' },
  summary: {
    kk: 'Әкімдік өрт қауіпсіздігі мен санитариялық бақылау органдарының келісуін сұратып, құрылысқа рұқсат береді. Он жұмыс күні ішінде жауап бермеген орган келіскен болып есептеледі.',
    ru: 'Акимат запрашивает согласование у органов пожарной безопасности и санитарного контроля и разрешает строительство. Орган, не ответивший за десять рабочих дней, считается согласовавшим.',
    en: 'The akimat asks the bodies of fire safety and sanitary control, and permits the building. A body that does not answer within ten working days has agreed.',
  },
  audience: { kk: 'Құрылыс салғысы келетін адам', ru: 'Тот, кто хочет строить', en: 'Whoever wants to build' },
  offices: { ...offices.akimat, ...consultedOffices.emergencies, ...consultedOffices.sanitary },
  opens: { by: 'person', signs: 'anyone' },
  form: [
    { id: 'site', title: { kk: 'Объект және орны', ru: 'Объект и место', en: 'The structure and the site' }, fields: [object, region, site, storeys, ownLand] },
    { id: 'money', title: { kk: 'Қаржыландыру', ru: 'Финансирование', en: 'Financing' }, hint: { kk: 'Бұл бетті басқа органдар көрмейді.', ru: 'Эту страницу другие органы не видят.', en: 'Other bodies do not see this page.' }, fields: [financing] },
  ],
  parameters: { mostStoreys: { title: { kk: 'Шағын объектінің ең көп қабат саны', ru: 'Наибольшее число этажей небольшого объекта', en: 'Most storeys of a small structure' }, versions: always('2', rules, { kk: 'Шағын объектінің қабат саны шартты түрде қабылданған.', ru: 'Этажность небольшого объекта принята условно.', en: 'How high a small structure may be is assumed.' }) } },
  rules: {
    lawful: titled({ kk: 'Шағын объектіге қойылатын талаптар', ru: 'Требования к небольшому объекту', en: 'Requirements for a small structure' }, all(
      atMost(storeys, parameter('mostStoreys')).by(rules).else({ kk: 'Қабат саны шағын объект үшін рұқсат етілгеннен көп.', ru: 'Этажей больше, чем допускается для небольшого объекта.', en: 'There are more storeys than a small structure may have.' }),
      is(ownLand, true).by(rules).else({ kk: 'Жер учаскесіне құқық расталмаған.', ru: 'Право на земельный участок не подтверждено.', en: 'No right to the land is shown.' }),
    )),
    complete: titled({ kk: 'Құжаттардың толықтығы', ru: 'Полнота документов', en: 'Completeness of the documents' }, is(complete, true).by(basis).else({ kk: 'Құжаттар толық емес.', ru: 'Представлены не все документы.', en: 'The documents are not complete.' })),
  },
  eligibility: 'lawful',
  clock: { within: workdays(15), from: 'completeness', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'completeness',
  steps: {
    completeness: {
      title: { kk: 'Құжаттардың толықтығын тексеру', ru: 'Проверка полноты документов', en: 'Check of completeness' }, by: { role: 'akimat.officer' }, within: workdays(2), basis, check: 'lawful', findings: [complete], late: 'escalate',
      outcomes: {
        consult: { label: { kk: 'Келісуге жіберу', ru: 'Направить на согласование', en: 'Ask for opinions' }, to: 'opinions', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
      },
    },
    opinions: {
      title: { kk: 'Басқа органдармен келісу', ru: 'Согласование с другими органами', en: 'Opinions of other bodies' }, basis, late: 'escalate',
      by: {
        together: {
          needs: 'all',
          parts: {
            fire: { ...opinion, title: { kk: 'Өрт қауіпсіздігі', ru: 'Пожарная безопасность', en: 'Fire safety' }, by: { body: 'emergencies', role: 'emergencies.inspector', shown: ['site'] } },
            sanitary: { ...opinion, title: { kk: 'Санитариялық бақылау', ru: 'Санитарный контроль', en: 'Sanitary control' }, by: { body: 'sanitary', role: 'sanitary.inspector', shown: ['site'] } },
          },
        },
      },
      outcomes: {
        cleared: { label: { kk: 'Бәрі келісті', ru: 'Все согласовали', en: 'All agreed' }, to: 'decision', whenSaid: { answer: 'agree', by: 'all' } },
        contested: { label: { kk: 'Келіспегендер бар', ru: 'Согласовали не все', en: 'Somebody does not agree' }, to: 'decision' },
      },
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'akimat.head' }, within: workdays(3), basis: rules, check: 'complete', notBy: ['completeness'], sign: true, late: 'escalate',
      outcomes: {
        grant: {
          label: { kk: 'Рұқсатқа қол қою', ru: 'Подписать разрешение', en: 'Sign the permit' }, to: 'closed', decides: 'granted', whenCheck: [true], after: { step: 'opinions', outcome: 'cleared' },
          effect: { register: id, does: 'enter', fields: { object: 'object', region: 'region', site: 'site', storeys: 'storeys' } },
        },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true },
        reconsider: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'completeness', reasons: true },
      },
    },
  },
  decisions: givenOrRefused('person', basis, ['lawful', 'complete'], {
    granted: {
      title: { kk: 'Құрылысқа рұқсат', ru: 'Разрешение на строительство', en: 'Building permit' }, words: { kk: 'Көрсетілген объектіні салуға рұқсат берілді.', ru: 'Строительство указанного объекта разрешено.', en: 'The structure stated may be built.' },
      credential: { type: 'BuildingPermit', claims: [object.name, site.name, storeys.name], validFor: years(1) },
    },
    refused: { title: { kk: 'Құрылысқа рұқсат беруден бас тарту', ru: 'Отказ в выдаче разрешения на строительство', en: 'Refusal of a building permit' }, words: { kk: 'Көрсетілген объектіні салуға рұқсат берілмейді.', ru: 'Строительство указанного объекта не разрешается.', en: 'The structure stated may not be built.' } },
  }),
  reopensAt: 'completeness',
})

export const buildingServices: readonly Procedure[] = [permit]
