/** Asking the state: a request for information and a petition. A person answers each, in its legal term; what came to the wrong body is passed on within three working days. */
import { days, months, workdays } from '../../../law/duration.ts'
import { choice, text } from '../../../law/field.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { any, given, is, not, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { aboutGoal, aboutMeasure, aboutProject, asking, publicAnswer, publicText, publish, repeated } from '../asking.ts'
import { accessLaw } from './acts.ts'
import { appealableBy, serviceOf } from './common.ts'

const akimat = { service: serviceOf('akimat'), officer: 'akimat.officer', head: 'akimat.head', need: ['living'], appeal: appealableBy('person') } as const

const kind = choice('kind', {
  label: { kk: 'Не жібересіз?', ru: 'Что вы направляете?', en: 'What do you send?' },
  choices: [
    { value: 'request', label: { kk: 'Өтініш', ru: 'Заявление', en: 'A request' } },
    { value: 'proposal', label: { kk: 'Ұсыныс', ru: 'Предложение', en: 'A proposal' } },
    { value: 'notice', label: { kk: 'Хабарлама', ru: 'Сообщение', en: 'A notice' } },
  ],
})
/** A petition that names a goal, a measure or a project of the programme is told of on its page. */
const ofStrategy = any(given(aboutGoal), given(aboutMeasure), given(aboutProject))
const ofProgramme: Text = { kk: 'Жолданым ЖИ бағдарламасының мақсатына қатысты болса, қайсысына?', ru: 'Если обращение касается цели программы ИИ, то какой?', en: 'If it is about a goal of the AI programme: which one?' }
const substance = text('substance', { label: { kk: 'Мәні', ru: 'Суть', en: 'The substance' }, hint: { kk: 'Не болды және не сұрайсыз?', ru: 'Что случилось и о чём вы просите?', en: 'What happened, and what do you ask for?' }, maxLength: 8000, long: true, personal: true })
const wanted = text('wanted', { label: { kk: 'Қандай ақпарат керек?', ru: 'Какая информация нужна?', en: 'What do you want to know?' }, maxLength: 4000, long: true })
const restricted = choice('restricted', {
  label: { kk: 'Ақпарат кімге немесе неге қатысты?', ru: 'Кого или чего касается информация?', en: 'Whom is it about?' },
  choices: [{ value: 'public', label: { kk: 'Органның жұмысына', ru: 'Работы органа', en: 'The work of the body' } }, { value: 'own', label: { kk: 'Өтініш берушінің өзіне', ru: 'Самого заявителя', en: 'Whoever asks' } }, { value: 'other', label: { kk: 'Басқа адамға', ru: 'Другого человека', en: 'Another person' } }],
})

export const requestServices: readonly Procedure[] = [
  asking({
    ...akimat, id: 'administration.information', basis: secondary(accessLaw), within: days(15), form: [wanted, restricted], companies: true,
    title: { kk: 'Ақпарат беру туралы сұрау салу', ru: 'Запрос информации', en: 'Request for information' },
    summary: {
      kk: 'Әкімдіктің жұмысы туралы ақпаратты кез келген адам немесе ұйым сұрай алады: жауап он бес күнтізбелік күн ішінде беріледі.', ru: 'Любой человек и любая организация могут запросить информацию о работе акимата: ответ даётся в течение пятнадцати календарных дней.',
      en: 'Any person or organisation may ask for information about the work of the akimat: the answer comes within fifteen calendar days.',
    },
    rules: { answerable: titled({ kk: 'Ақпаратқа қол жеткізуге болатыны', ru: 'Допустимость доступа к информации', en: 'Whether the information may be given' }, not(is(restricted, 'other')).by(secondary(accessLaw)).else({ kk: 'Басқа адам туралы мәліметке қол жеткізу шектелген.', ru: 'Доступ к сведениям о другом человеке ограничен.', en: 'Access to what is about another person is restricted.' })) },
    refusal: { kk: 'Сұралған ақпаратты беруден бас тартылды.', ru: 'В предоставлении информации отказано.', en: 'The information is refused.' },
  }),
  asking({
    ...akimat, id: 'administration.petition', basis: secondary(administrativeCode, '76'), within: workdays(15), extension: { by: months(2), basis: secondary(administrativeCode, '76') }, form: [kind, substance, { ...aboutGoal, label: ofProgramme }, aboutMeasure, aboutProject, { ...publish, when: ofStrategy }, repeated], finds: [{ ...publicText, when: ofStrategy }, { ...publicAnswer, when: ofStrategy }],
    title: { kk: 'Жолданым беру', ru: 'Подача обращения', en: 'Petition to a body' },
    summary: {
      kk: 'Жолданым он бес жұмыс күні ішінде қаралады; қабылдаудан бас тартуға болмайды. Мерзім бір рет, екі айға дейін ұзартылуы мүмкін: бұл туралы хабарланады.', ru: 'Обращение рассматривается в течение пятнадцати рабочих дней; отказать в приёме нельзя. Срок может быть продлён один раз, не более чем на два месяца: об этом сообщают.',
      en: 'A petition is dealt with within fifteen working days; nobody may refuse to receive it. The term may be extended once, by at most two months, and you are told.',
    },
    rules: { answerable: titled({ kk: 'Жолданымның қаралуға жататыны', ru: 'Обращение подлежит рассмотрению', en: 'Whether the petition is to be considered' }, not(is(repeated, 'same')).by(secondary(administrativeCode)).else({ kk: 'Жауап берілген, жаңа мән-жайлар көрсетілмеген.', ru: 'Ответ дан, новых обстоятельств не указано.', en: 'It was answered, and nothing new is said.' })) },
    refusal: { kk: 'Жолданымды мәні бойынша қараудан бас тартылды.', ru: 'В рассмотрении обращения по существу отказано.', en: 'The petition is not dealt with on its merits.' },
  }),
]
