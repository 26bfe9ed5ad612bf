/** A person's card: what they show of themselves, to whom, until which day; theirs alone to enter, change and take back, at once. What proves it are their badges, which are decisions, and stand not in it. */
import { assumed } from '../../../law/citation.ts'
import { years } from '../../../law/duration.ts'
import { choice, choices, date, flag, text } from '../../../law/field.ts'
import { register, type Register } from '../../../law/register.ts'
import { after, all, filing, is, later, onOrBefore } from '../../../law/rule.ts'
import { personalDataLaw } from '../administration/acts.ts'
import { administrativeCode, secondary } from '../acts.ts'
import type { UniversityOptions } from '../../../institutions/university/index.ts'
import { ownEntries } from '../own-entries.ts'
import { fromAfar, inRegion, skillsAsked, speaks, workKinds } from '../work.ts'
import { bodies, offices } from './offices.ts'

export const cardsRegister = 'university.talent-cards'
const basis = assumed(personalDataLaw)
const office = { role: 'university.registrar', title: offices['university.registrar'] } as const

const headline = text('headline', { label: { kk: 'Өзіңіз туралы бір сөйлем', ru: 'О себе одной фразой', en: 'Yourself in one sentence' }, hint: { kk: 'Аты-жөніңізді, жасыңызды, телефоныңызды жазбаңыз.', ru: 'Не пишите имя, возраст и телефон.', en: 'Leave out your name, age and phone.' }, maxLength: 200, personal: true })
const claims = skillsAsked('claims', { kk: 'Меңгерген, бірақ бейджбен расталмаған дағдыларыңыз', ru: 'Навыки, которыми вы владеете, но которые не подтверждены бейджем', en: 'Skills that you have and that no badge of yours shows' }, { optional: true })
const tasks = flag('tasks', { label: { kk: 'Курстарда орындаған тапсырмаларыңыздың балдары көрсетілсін бе?', ru: 'Показывать баллы за задания, выполненные на курсах?', en: 'May the scores of your tasks in courses be shown?' }, hint: { kk: 'Бейджіңіз әрқашан көрсетіледі; келіссеңіз, балдарыңыз да көрсетіледі. Жіберген жауаптарыңыз ешқашан көрсетілмейді.', ru: 'Бейджи показываются всегда, баллы — с вашего согласия, ваши ответы — никогда.', en: 'Your badges are always shown, your scores if you agree, and what you sent never.' } })
const languages = speaks({ kk: 'Қай тілдерде жұмыс істейсіз?', ru: 'На каких языках вы работаете?', en: 'In which languages do you work?' })
const kinds = choices('kinds', { label: { kk: 'Не іздейсіз?', ru: 'Что вы ищете?', en: 'What do you look for?' }, choices: workKinds })
const shownTo = choice('shownTo', {
  label: { kk: 'Картаны кім көре алады?', ru: 'Кому показывать карточку?', en: 'To whom is the card shown?' }, hint: { kk: 'Картаны қажеттілігін жариялаған және картаңыз сол қажеттілікке сәйкес келетін компания ғана, сондай-ақ тізілімді жүргізетін тіркеуші көреді. Есіміңіз картада көрсетілмейді.', ru: 'Карточку видит только компания, опубликовавшая потребность, которой ваша карточка подходит, и регистратор, который ведёт реестр. Имени в карточке нет.', en: 'Only a company that has published a need which your card fits sees it, and the registrar who keeps the register. Your name is not on it.' },
  choices: [
    { value: 'residents', label: { kk: 'Технопарк қатысушылары', ru: 'Участникам технопарка', en: 'Participants of the technopark' } }, { value: 'companies', label: { kk: 'Кез келген компания', ru: 'Любой компании', en: 'Any company' } },
  ],
})
const until = date('until', { label: { kk: 'Қай күнге дейін?', ru: 'До какого дня?', en: 'Until which day?' }, hint: { kk: 'Ең көбі бір жыл. Одан кейін карта өздігінен алынады.', ru: 'Не больше года. Затем карточка убирается сама.', en: 'A year at most. Then the card is taken out by itself.' } })
const sex = choice('sex', {
  label: { kk: 'Жынысыңыз', ru: 'Ваш пол', en: 'Your sex' }, optional: true, personal: true,
  hint: { kk: 'Міндетті емес. Компанияларға көрсетілмейді, сәйкестендіруге қатыспайды: барлығы тең ұсыныла ма, соны тексеру үшін ғана қажет.', ru: 'Необязательно. Компаниям не показывается и на подбор не влияет: нужно только для проверки, одинаково ли предлагают всех.', en: 'You need not say. No company sees it and the matching does not read it: it serves only to measure whether all are proposed alike.' },
  choices: [{ value: 'female', label: { kk: 'Әйел', ru: 'Женский', en: 'Female' } }, { value: 'male', label: { kk: 'Ер', ru: 'Мужской', en: 'Male' } }],
})
const freely = flag('freely', { label: { kk: 'Картаның көрсетілуіне өз еркіңізбен келісесіз бе?', ru: 'Вы по своей воле соглашаетесь на показ карточки?', en: 'Do you agree of your own will that the card is shown?' } })

const [what, whom] = [[headline, tasks, claims, languages, inRegion, fromAfar, kinds], [shownTo, until, sex]] as const

export const cards: Register = register(cardsRegister, {
  title: { kk: 'Маман карталары', ru: 'Карточки специалистов', en: 'Cards of specialists' },
  summary: { kk: 'Адам өзі туралы нені, кімге және қай күнге дейін көрсететінін жазады. Басқаларға тізілімде тек нөмірі көрінеді; карта қажеттілікке сәйкес келген компанияға ғана ашылады. Тізілімді жүргізетін тіркеуші барлық картаны көреді.', ru: 'Что человек показывает о себе, кому и до какого дня. В самом реестре видны только номера; карточка открывается лишь компании, потребности которой она подходит. Регистратор, который ведёт реестр, видит все карточки.', en: 'What a person shows, to whom and until which day. The register shows numbers alone; a card opens to a company whose need it fits. The registrar who keeps the register sees all cards.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office, numbers: 'TLC', basis, owner: ['person'], onePerOwner: true, fields: [...what, ...whom],
  states: { entered: { kk: 'Көрсетіледі', ru: 'Показывается', en: 'Shown' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Алынған', ru: 'Убрана', en: 'Taken back' } },
  // A company that asks to be introduced names the card, so whoever signs in sees that there is one, by its number, and nothing of it.
  shown: { to: 'signed in', fields: [] }, keep: { for: years(1), basis },
})

export const cardProcedures = ownEntries({
  id: 'university.talent-card', register: cardsRegister, subject: { kk: 'Маман картасы', ru: 'Карточка специалиста', en: 'The card' }, opens: 'person', need: ['learning'], office,
  common: {
    inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } }, body: bodies.university, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(1), basis },
    complaint: { words: { kk: 'Тіркеушінің әрекетіне ректорға немесе сотқа шағымдануға болады.', ru: 'На действия регистратора можно пожаловаться ректору или в суд.', en: 'You can complain about the registrar to the rector, or go to court.' }, basis: secondary(administrativeCode, '91') },
  },
  audience: { kk: 'Жұмыс, тағылымдама немесе жоба іздейтін адам', ru: 'Тот, кто ищет работу, стажировку или проект', en: 'Whoever looks for a job, an internship or a project' },
  fields: [{ id: 'what', title: { kk: 'Нені көрсетесіз?', ru: 'Что вы показываете?', en: 'What do you show?' }, fields: what }, { id: 'whom', title: { kk: 'Кімге және қай күнге дейін?', ru: 'Кому и до какого дня?', en: 'To whom and until when?' }, fields: whom }],
  asks: [freely], until,
  valid: all(
    is(freely, true).by(basis).else({ kk: 'Келісім өз еркімен берілмеген.', ru: 'Согласие дано не по своей воле.', en: 'The consent is not given freely.' }),
    all(after(until, filing), onOrBefore(until, later(filing, years(1)))).by(basis).else({ kk: 'Соңғы күн бүгіннен кейін болуы, бірақ бір жылдан аспауы керек.', ru: 'Последний день должен быть позже сегодняшнего, но не позднее чем через год.', en: 'The last day must be after today and within a year.' }),
  ),
  enters: {
    title: { kk: 'Маман картасын жариялау', ru: 'Показать карточку специалиста', en: 'Showing a card of oneself' }, words: { kk: 'Карта көрсетілген күнге дейін көрсетіледі. Оны кез келген уақытта кері қайтарып ала аласыз.', ru: 'Карточка показывается до указанного дня. Отозвать её можно в любое время.', en: 'The card is shown until the day stated. You may take it back at any time.' },
    summary: { kk: 'Өзіңіз туралы нені, кімге және қай күнге дейін көрсететініңізді белгілейсіз. Компаниялар картаны қажеттілігіне сәйкес келсе ғана көреді, ал кім қарағанын сіз көресіз.', ru: 'Вы сами определяете, что, кому и до какого дня показывать. Компании видят карточку, только если она подходит их потребности, а вы видите, кто её смотрел.', en: 'You say what is shown of you, to whom and until when. A company sees the card only where it fits their need, and you see who looked.' },
  },
  changes: {
    title: { kk: 'Маман картасын өзгерту', ru: 'Изменить карточку специалиста', en: 'Changing the card' }, words: { kk: 'Карта өзгертілді.', ru: 'Карточка изменена.', en: 'The card is changed.' },
    summary: { kk: 'Картаны толығымен қайта толтырасыз; өзгеріс бірден күшіне енеді.', ru: 'Карточка заполняется заново целиком; изменение действует сразу.', en: 'You fill in the card again whole; the change takes effect at once.' },
  },
  takesBack: {
    title: { kk: 'Маман картасын кері қайтарып алу', ru: 'Отозвать карточку специалиста', en: 'Taking the card back' }, words: { kk: 'Карта осы сәттен бастап ешкімге көрсетілмейді.', ru: 'С этого момента карточка никому не показывается.', en: 'From now on the card is shown to nobody.' },
    summary: { kk: 'Картаның көрсетілуі бірден тоқтатылады; себебін айту міндетті емес.', ru: 'Карточка сразу перестаёт показываться; причину называть не нужно.', en: 'The card is shown to nobody at once; you need not say why.' },
  },
  ends: {
    title: { kk: 'Соңғы күні өткен маман картасын алу', ru: 'Снятие карточки специалиста после её последнего дня', en: 'A card after its last day' }, words: { kk: 'Картаның мерзімі аяқталды, ол енді көрсетілмейді.', ru: 'Срок карточки истёк, она больше не показывается.', en: 'The last day of the card is over; it is shown no more.' },
    summary: { kk: 'Соңғы күні өткен карта өздігінен алынады.', ru: 'Карточка, срок которой истёк, убирается сама.', en: 'A card whose last day is over is taken out by itself.' },
  },
})

/** Needs stand on the technopark's board, and its participants are a credential: the university knows both by name alone. */
export const talent: UniversityOptions['talent'] = {
  cards: cardsRegister, card: 'university.talent-card', needs: 'technopark.needs', need: 'technopark.need', introduction: 'technopark.introduction', kinds: workKinds.map(({ value }) => value), everybody: 'companies', only: { shownTo: 'residents', credential: 'TechnoparkResident' },
}
