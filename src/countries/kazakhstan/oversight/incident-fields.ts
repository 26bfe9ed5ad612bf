/** What is asked of an incident, whoever reports it, and what is told of it publicly. */
import { choice, date, text } from '../../../law/field.ts'

/** Seven domains of harm, in our words; the codes follow the domains of the public AI Risk Repository. */
export const kind = choice('kind', {
  label: { kk: 'Не болды?', ru: 'Что произошло?', en: 'What happened?' },
  choices: [
    { value: 'discrimination', label: { kk: 'Кемсітті немесе қорлады', ru: 'Дискриминация или оскорбление', en: 'It discriminated or insulted' } },
    { value: 'privacy', label: { kk: 'Дербес деректер жария болды немесе қауіпсіздік бұзылды', ru: 'Раскрыты персональные данные или нарушена безопасность', en: 'Personal data or security was breached' } },
    { value: 'misinformation', label: { kk: 'Жалған ақпарат берді немесе таратты', ru: 'Выдала или распространила ложную информацию', en: 'It gave or spread false information' } },
    { value: 'misuse', label: { kk: 'Алаяқтыққа немесе зиян келтіруге пайдаланылды', ru: 'Использована для мошенничества или вреда', en: 'It was used for fraud or to do harm' } },
    { value: 'interaction', label: { kk: 'Адамды адастырды немесе оның орнына шешім қабылдады', ru: 'Ввела человека в заблуждение или подменила его решение', en: 'It misled a person or took over their decision' } },
    { value: 'society', label: { kk: 'Жұмысқа, кіріске немесе қоршаған ортаға зиян келді', ru: 'Вред работе, доходам или окружающей среде', en: 'Work, income or the environment was harmed' } },
    { value: 'failure', label: { kk: 'Істен шықты немесе қате жұмыс істеді', ru: 'Отказала или сработала ошибочно', en: 'It failed or worked wrongly' } },
  ],
})
export const harm = choice('harm', {
  label: { kk: 'Қандай зиян келді?', ru: 'Какой причинён вред?', en: 'What harm was done?' },
  choices: [
    { value: 'none', label: { kk: 'Әзірге зиян жоқ, бірақ болуы мүмкін еді', ru: 'Вреда нет, но он был возможен', en: 'None yet, but it could have been' } },
    { value: 'rights', label: { kk: 'Құқыққа немесе қадір-қасиетке', ru: 'Правам или достоинству', en: 'To rights or dignity' } },
    { value: 'property', label: { kk: 'Мүлікке немесе ақшаға', ru: 'Имуществу или деньгам', en: 'To property or money' } },
    { value: 'health', label: { kk: 'Денсаулыққа', ru: 'Здоровью', en: 'To health' } },
    { value: 'death', label: { kk: 'Адам қаза тапты', ru: 'Погиб человек', en: 'A person died' } },
    { value: 'infrastructure', label: { kk: 'Аса маңызды инфрақұрылым тоқтады', ru: 'Остановилась критически важная инфраструктура', en: 'Critical infrastructure stopped' } },
  ],
})
export const happenedOn = date('happenedOn', { label: { kk: 'Қашан болды?', ru: 'Когда это было?', en: 'When was it?' }, hint: { kk: 'Білмесеңіз, бос қалдырыңыз.', ru: 'Если не знаете, оставьте пустым.', en: 'Leave it empty if you do not know.' }, optional: true })

/** Written by an officer for everybody, so that nobody who is harmed or who reported is known by it. */
export const publicSummary = text('publicSummary', {
  label: { kk: 'Жұртқа арналған қысқаша мазмұны', ru: 'Краткое содержание для всех', en: 'Summary for everybody' },
  hint: { kk: 'Хабарлаған немесе зардап шеккен адам танылмайтындай жазыңыз.', ru: 'Напишите так, чтобы нельзя было узнать сообщившего или пострадавшего.', en: 'So that neither who reported nor who was harmed can be known by it.' }, maxLength: 1500, long: true, public: true,
})
