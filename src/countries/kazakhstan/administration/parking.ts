/** A card for the parking places of people with a disability: rules are known for one city alone. */
import { workdays, years } from '../../../law/duration.ts'
import { flag, text, type RegionField } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { all, inScope, is, titled } from '../../../law/rule.ts'
import { rules } from './acts.ts'
import { byTwo, givenOrRefused, held, notHeld, oneOpen, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.parking-cards'

const region: RegionField = { kind: 'region', name: 'region', label: { kk: 'Қай қалада тұрасыз?', ru: 'В каком городе вы живёте?', en: 'In which city do you live?' } }
const proven = flag('proven', { label: { kk: 'Анықтама I немесе II топты растай ма?', ru: 'Справка подтверждает I или II группу?', en: 'Does the certificate show group I or II?' } })
const plate = text('plate', { label: { kk: 'Көлік нөмірі', ru: 'Номер автомобиля', en: 'Number plate' }, hint: { kk: 'Мысалы, 000 AAA 01', ru: 'Например, 000 AAA 01', en: 'Such as 000 AAA 01' }, maxLength: 12, public: true })
const certificate = text('certificate', { label: { kk: 'Мүгедектікті растайтын анықтаманың нөмірі', ru: 'Номер справки об инвалидности', en: 'Number of the certificate of disability' }, maxLength: 60, personal: true })

const here = inScope('astana', region).by(rules).else({ kk: 'Бұл қаланың қағидалары белгісіз: рұқсат тек Астанада беріледі.', ru: 'Правила этого города неизвестны: разрешение выдаётся только в Астане.', en: 'The rules of this city are not known: cards are given in Astana alone.' })

export const parkingCards: Register = register(id, {
  title: { kk: 'Автотұрақ рұқсаттары', ru: 'Парковочные разрешения', en: 'Parking cards' },
  summary: { kk: 'Мүгедектігі бар адамдарға арналған тұрақ орындарын пайдалана алатын көліктер. Жазбаны оның иесі мен әкімдік қана көреді.', ru: 'Автомобили, которым разрешены парковочные места для людей с инвалидностью.', en: 'Cars that may use the parking places of people with a disability.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.astana.name }, office: { role: 'astana.officer', title: offices.astana['astana.officer'] }, numbers: 'PKC', basis: rules, owner: ['person'],
  fields: [text('plate', { label: plate.label, maxLength: 12, personal: true }), { kind: 'region', name: 'region', label: { kk: 'Өңір', ru: 'Регион', en: 'Region' } }],
  states: { entered: { kk: 'Жарамды', ru: 'Действует', en: 'Valid' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Тоқтатылған', ru: 'Прекращено', en: 'Ended' } },
  shown: { to: 'office', fields: [] },
  keep: { for: years(3), basis: rules },
})

const card: Procedure = procedure({
  ...serviceOf('astana'), id: 'administration.parking-card', need: ['living'],
  title: { kk: 'Мүгедектігі бар адамның автотұрақ рұқсаты', ru: 'Парковочное разрешение для человека с инвалидностью', en: 'Parking card for a person with a disability' },
  summary: { kk: 'I және II топтағы мүгедектігі бар адамдар коммуналдық автотұрақтарды тегін пайдаланады. Жауап он жұмыс күні ішінде беріледі. Қағидалар тек Астана үшін белгілі.', ru: 'Люди с инвалидностью I и II группы бесплатно пользуются коммунальными парковками. Ответ даётся в течение десяти рабочих дней. Правила известны только для Астаны.', en: 'People of groups I and II park in municipal lots free of charge. The answer comes within ten working days. Rules are known for Astana alone.' },
  audience: { kk: 'Мүгедектігі бар адам', ru: 'Человек с инвалидностью', en: 'A person with a disability' },
  opens: { by: 'person', signs: 'anyone', ...oneOpen },
  form: [{ id: 'card', title: { kk: 'Адам және көлік', ru: 'Человек и автомобиль', en: 'The person and the car' }, fields: [region, certificate, plate] }],
  scopes: { astana: { title: { kk: 'Астана қаласы', ru: 'Город Астана', en: 'The city of Astana' }, regions: ['71'], basis: rules } },
  rules: {
    here: titled({ kk: 'Өтініш берушінің тұрғылықты жері', ru: 'Место жительства заявителя', en: 'Where the applicant lives' }, here),
    entitled: titled({ kk: 'Карта алу құқығы', ru: 'Право на карту', en: 'Right to a card' }, all(
      here,
      is(proven, true).by(rules).else({ kk: 'Рұқсат I және II топтағы мүгедектігі бар адамдарға беріледі.', ru: 'Разрешение выдаётся людям с инвалидностью I и II группы.', en: 'Cards are for people of groups I and II.' }),
      notHeld,
    )),
  },
  eligibility: 'here',
  clock: { within: workdays(10), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: byTwo({ body: 'astana', check: 'entitled', basis: rules, within: [workdays(7), workdays(3)], findings: [proven, held], gives: { effect: { register: id, does: 'enter', fields: { plate: 'plate', region: 'region' } } } }),
  decisions: givenOrRefused('person', rules, ['entitled'], {
    granted: {
      title: { kk: 'Автотұрақ рұқсаты', ru: 'Парковочное разрешение', en: 'Parking card' }, words: { kk: 'Көрсетілген көлік мүгедектігі бар адамдарға арналған тұрақ орындарын тегін пайдаланады.', ru: 'Указанный автомобиль бесплатно пользуется парковочными местами для людей с инвалидностью.', en: 'The car stated may use the places of people with a disability, free of charge.' },
      credential: { type: 'ParkingCard', claims: [plate.name], validFor: years(1) },
    },
    refused: { title: { kk: 'Автотұрақ рұқсатын беруден бас тарту', ru: 'Отказ в выдаче парковочного разрешения', en: 'Refusal of a parking card' }, words: { kk: 'Автотұрақ рұқсаты берілмейді.', ru: 'Парковочное разрешение не выдаётся.', en: 'No parking card is given.' } },
  }),
  reopensAt: 'check',
})

export const parkingServices: readonly Procedure[] = [card]
