/** What Kazakhstan counts of its programme over its own registers and decisions: each as data, so that anybody counts the same from the public journal. */
import type { CountedIndicator } from '../../../kernel/indicators/index.ts'
import type { Text } from '../../../law/text.ts'

const journal: Text = { kk: 'Порталдың ашық журналы', ru: 'Открытый журнал портала', en: 'Public journal of the portal' }
const journalAndRegister: Text = { kk: 'Порталдың ашық журналы және ЖИ жүйелерінің тізілімі', ru: 'Открытый журнал портала и реестр систем ИИ', en: 'Public journal of the portal and the register of AI systems' }

/** Of the tokens of the last month that is over those served to companies of a kind. */
const served = (figure: string): CountedIndicator['counting'] => ({ count: { over: 'stated', type: 'language-model.served', figure }, of: { over: 'stated', type: 'language-model.served', figure: 'all' } })
const usage: Text = { kk: 'API пайдалану есебінің журналда жарияланған айлық қорытындылары', ru: 'Месячные итоги учёта использования API, опубликованные в журнале', en: 'Monthly sums of the usage of the API, as the journal states them' }

const systems = { over: 'entries', register: 'oversight.ai-systems' } as const

export const counted: readonly CountedIndicator[] = [
  {
    id: 'strategy.ai-systems', source: journal, title: { kk: 'Тіркелген ЖИ жүйелері', ru: 'Зарегистрированные системы ИИ', en: 'AI systems registered' }, counting: { count: { ...systems, states: ['entered'] } },
    definition: { kk: 'ЖИ жүйелерінің тізілімінде бүгін күшінде тұрған жазбалар, мәліметтері шектелгендерімен қоса.', ru: 'Записи реестра систем ИИ, действующие сегодня, включая те, сведения о которых ограничены.', en: 'Entries of the register of AI systems that are in force today, those with restricted particulars among them.' },
  },
  {
    id: 'strategy.high-risk-share', source: journalAndRegister, title: { kk: 'Тәуекелі жоғары ЖИ жүйелерінің үлесі', ru: 'Доля систем ИИ с высоким риском', en: 'Share of AI systems of high risk' },
    counting: { count: { ...systems, states: ['entered'], where: { riskClass: ['high'] } }, of: { ...systems, states: ['entered'], where: { riskClass: ['minimal', 'medium', 'high'] } } },
    definition: { kk: 'Тәуекел деңгейі ашық көрсетілген жүйелердің ішінде тәуекелі жоғарылары.', ru: 'Системы с высокой степенью риска среди тех, у которых степень риска открыта.', en: 'Systems of high risk among those whose degree of risk is open to everybody.' },
  },
  {
    id: 'strategy.residents', source: journal, title: { kk: 'Технопарк қатысушысы мәртебесі туралы күшіндегі шешімдер', ru: 'Действующие решения о статусе участника технопарка', en: 'Decisions on participation in the technopark that stand' },
    counting: { count: { over: 'decisions', procedures: ['technopark.residency'], effects: ['grant'], standing: true } },
    definition: { kk: 'Қатысушы мәртебесін берген, күші жойылмаған және қолданысы тоқтатыла тұрмаған шешімдер. Мерзімі өткендері де саналады: шешім мерзімі журналда жарияланбайды.', ru: 'Решения о присвоении статуса участника, не отменённые и не приостановленные. Решения с истёкшим сроком тоже считаются: срок в журнале не публикуется.', en: 'Decisions that granted participation and are neither revoked nor suspended. Those that have expired are counted too: the term is not published in the journal.' },
  },
  {
    id: 'strategy.dataset-versions', source: journal, title: { kk: 'Жарияланған деректер жиындарының нұсқалары', ru: 'Опубликованные версии наборов данных', en: 'Versions of datasets published' },
    counting: { count: { over: 'events', types: ['dataset.version-released'] } },
    definition: { kk: 'Тексеруден өтіп, жарияланған нұсқалар; кейін қайтарып алынғандары да саналады.', ru: 'Версии, прошедшие проверку и опубликованные; отозванные позже тоже считаются.', en: 'Versions that passed the gate and were published; those withdrawn later are counted too.' },
  },
  {
    id: 'strategy.decided-by-rules', source: journal, title: { kk: 'Ереже бойынша қабылданған шешімдердің үлесі', ru: 'Доля решений, принятых по правилам', en: 'Share of decisions made by rules' },
    counting: { count: { over: 'decisions', by: 'rules', thisYear: true }, of: { over: 'decisions', thisYear: true } },
    definition: { kk: 'Биылғы барлық шешімнің ішінде лауазымды адамның қатысуынсыз, жүйе ереже бойынша немесе мерзім өткен соң қабылдағандары.', ru: 'Среди всех решений этого года — те, что приняты без участия должностного лица, системой по правилам или по истечении срока.', en: 'Of all decisions of this year those that the system made without an officer, by rules or because a term was over.' },
  },
  {
    id: 'strategy.credentials', source: journal, title: { kk: 'Күшіндегі дағды бейдждері', ru: 'Действующие бейджи навыков', en: 'Badges of skills that stand' },
    counting: { count: { over: 'decisions', procedures: ['university.award'], effects: ['grant'], standing: true } },
    definition: { kk: 'Берілген, күші жойылмаған және қолданысы тоқтатыла тұрмаған дағды бейдждері.', ru: 'Выданные бейджи навыков, не отменённые и не приостановленные.', en: 'Badges of skills that were awarded and are neither revoked nor suspended.' },
  },
  {
    id: 'strategy.incidents', source: journal, title: { kk: 'Расталған ЖИ инциденттері', ru: 'Подтверждённые инциденты с ИИ', en: 'AI incidents confirmed' }, counting: { count: { over: 'entries', register: 'oversight.incidents', states: ['entered'] } },
    definition: { kk: 'ЖИ инциденттерінің тізілімінде бүгін күшінде тұрған жазбалар.', ru: 'Записи реестра инцидентов с ИИ, действующие сегодня.', en: 'Entries of the register of AI incidents that are in force today.' },
  },
  {
    id: 'strategy.assessments', source: journal, title: { kk: 'Әсері бағаланған ЖИ жүйелері', ru: 'Системы ИИ с оценкой воздействия', en: 'AI systems with an impact assessment' },
    counting: { count: { over: 'events', types: ['oversight.assessment-finished'] } },
    definition: { kk: 'Сауалнама бойынша аяқталған әсер бағалаулары; бірнеше нұсқасы бары бір рет саналады.', ru: 'Оценки воздействия, завершённые по анкете; оценка с несколькими версиями считается один раз.', en: 'Impact assessments that were finished by a questionnaire; one with several versions counts once.' },
  },
  {
    id: 'strategy.measures-with-evidence', source: { kk: 'Порталдың ашық журналы және іс-шаралар тізілімі', ru: 'Открытый журнал портала и реестр мероприятий', en: 'Public journal of the portal and the register of measures' },
    title: { kk: 'Дәлелмен орындалған іс-шаралардың үлесі', ru: 'Доля мероприятий, исполненных с подтверждением', en: 'Share of measures done with evidence' },
    counting: { count: { over: 'entries', register: 'strategy.measures', states: ['entered'], where: { accepted: ['true'] } }, of: { over: 'entries', register: 'strategy.measures', states: ['entered'] } },
    definition: { kk: 'Күшіндегі іс-шаралардың ішінде дәлелін талдаушы мен басшы қабылдағандары; дәлелсіз мәлімделгендері саналмайды.', ru: 'Среди действующих мероприятий — те, подтверждение которых приняли аналитик и руководитель; заявленные без подтверждения не считаются.', en: 'Of the measures in force those whose evidence the analyst and the head accepted; what is claimed without evidence does not count.' },
  },
  {
    id: 'strategy.tokens-participants', source: usage, title: { kk: 'Қатысушылар пайдаланған токендердің үлесі', ru: 'Доля токенов, использованных участниками', en: 'Share of tokens served to participants' }, counting: served('participants'),
    definition: {
      kk: 'Соңғы аяқталған айда API арқылы оқылған және жазылған токендердің ішінен технопарк қатысушылары пайдаланғаны; есеп беретін университеттер мұнда саналмайды. Компаниялар аз болса немесе біреуі токендердің басым бөлігін пайдаланса, сан айтылмайды.',
      ru: 'Среди токенов, прочитанных и написанных через API за последний завершённый месяц, — те, что использовали участники технопарка, кроме отчитывающихся университетов. Если таких компаний немного или подавляющую часть токенов использовала одна, число не называется.',
      en: 'Of the tokens read and written through the API in the last month that is over those used by participants of the technopark, other than universities that report. Where such companies are few, or one used nearly all, no number is told.',
    },
  },
  {
    id: 'strategy.tokens-universities', source: usage, title: { kk: 'Университеттер пайдаланған токендердің үлесі', ru: 'Доля токенов, использованных университетами', en: 'Share of tokens served to universities' }, counting: served('universities'),
    definition: {
      kk: 'Соңғы аяқталған айда API арқылы оқылған және жазылған токендердің ішінен есеп беретін университеттер тізіліміндегілер пайдаланғаны. Университеттер аз болса немесе біреуі токендердің басым бөлігін пайдаланса, сан айтылмайды.',
      ru: 'Среди токенов, прочитанных и написанных через API за последний завершённый месяц, — те, что использовали университеты из реестра отчитывающихся. Если их немного или подавляющую часть токенов использовал один, число не называется.',
      en: 'Of the tokens read and written through the API in the last month that is over those used by universities in the register of those that report. Where they are few, or one used nearly all, no number is told.',
    },
  },
  {
    id: 'strategy.tokens-others', source: usage, title: { kk: 'Өзге ұйымдар пайдаланған токендердің үлесі', ru: 'Доля токенов, использованных другими организациями', en: 'Share of tokens served to other organisations' }, counting: served('others'),
    definition: {
      kk: 'Соңғы аяқталған айда API арқылы оқылған және жазылған токендердің ішінен технопарк қатысушысы да, есеп беретін университет те емес ұйымдар пайдаланғаны; мемлекеттік ұйымдар да осында саналады. Ұйымдар аз болса немесе біреуі токендердің басым бөлігін пайдаланса, сан айтылмайды.',
      ru: 'Среди токенов, прочитанных и написанных через API за последний завершённый месяц, — те, что использовали организации, не являющиеся ни участниками технопарка, ни отчитывающимися университетами, в том числе государственные. Если их немного или подавляющую часть токенов использовала одна, число не называется.',
      en: 'Of the tokens read and written through the API in the last month that is over those used by organisations that are neither participants of the technopark nor universities that report; those of the state are among them. Where they are few, or one used nearly all, no number is told.',
    },
  },
]
