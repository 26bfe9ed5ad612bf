/** What the linter finds in fees and in what is paid back of them, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
const error = (words: Words) => ({ severity: 'error' as const, words })
const warning = (words: Words) => ({ severity: 'warning' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const feeFaults = {
  'fee-leads-nowhere': error((step) => say(
    `«${step}» кезеңінде төлемнен кейін іс қайда баратыны белгісіз: мерзім өткендегі нәтижеден (byClock) басқа, ешқандай шартсыз дәл бір нәтиже көрсетіңіз.`,
    `Непонятно, куда дело идёт после оплаты на этапе «${step}»: кроме исхода по времени (byClock), укажите ровно один исход без условий.`,
    `Where a case goes once “${step}” is paid is not said: beside what the clock takes (byClock), give exactly one outcome, without conditions.`)),
  'fee-without-consequence': error((step) => say(
    `«${step}» кезеңінде уақтылы төленбесе не болатыны айтылмаған: төлем мерзімін (within) және сол кезде болатын нәтижені (late) көрсетіңіз.`,
    `Не сказано, что будет, если на этапе «${step}» не оплатить вовремя: укажите срок оплаты (within) и исход (late).`,
    `What happens when “${step}” is not paid in time is not said: give its time (within) and the outcome of lateness (late).`)),
  'fee-of-nobody': error((step) => say(
    `«${step}» кезеңіндегі төлемді кім төлейтіні белгісіз: іс тіркелгісі жоқ адамға қатысты болуы мүмкін.`,
    `Платить на этапе «${step}» некому: дело может касаться того, у кого нет учётной записи.`,
    `Nobody owes the fee of “${step}”: the case may concern somebody who has no account.`)),
  'fee-within-silence': error((step) => say(
    `«${step}» кезеңінде төлем күтіліп тұрғанда жалпы мерзім өтіп, үнсіздік салдары төлемей-ақ туындайды: осы кезеңді clock.stopsIn тізіміне қосыңыз.`,
    `Пока на этапе «${step}» ждут оплаты, общий срок идёт, и последствия молчания наступят без оплаты: добавьте этот этап в clock.stopsIn.`,
    `The time of the whole runs while “${step}” waits for its fee, and silence does what it means without any payment: add the step to clock.stopsIn.`)),
  'fee-decides': error((step) => say(
    `«${step}» кезеңінде төлемнің өзі шешім қабылдамайды: шешімді (decides) келесі кезеңге көшіріңіз.`,
    `На этапе «${step}» оплата сама ничего не решает: перенесите решение (decides) на следующий этап.`,
    `A payment decides nothing: move the decision of “${step}” (decides) to the step after it.`)),
  'fee-said-otherwise': error(() => say(
    'fee мәні кезеңдерге сәйкес келмейді: төленетін кезең болса, fee: inSteps деп жазыңыз, болмаса, басқа мән көрсетіңіз.',
    'Значение fee не соответствует этапам: если есть этап с оплатой, укажите fee: inSteps, если нет — другое значение.',
    'What fee says is not what the steps say: write inSteps where a step waits for a fee, and only there.')),
  'fee-without-account': warning((step, income) => say(
    `«${step}» кезеңіндегі төлем түсетін шот белгіленбеген (${income}): төлеуші деректемелерді көрмейді.`,
    `Не задан счёт, на который поступает плата на этапе «${step}» (${income}): плательщик не увидит реквизитов.`,
    `No account is set for the fee of “${step}” (${income}): whoever pays is not told where to.`)),
  'refund-of-nothing': error((step) => say(
    `«${step}» кезеңінде ештеңе төленбейді, сондықтан қайтаратын сома жоқ. Төленетін кезеңді көрсетіңіз.`,
    `На этапе «${step}» ничего не платят, возвращать нечего. Укажите этап с оплатой.`,
    `Nothing is paid in the step “${step}”, so there is nothing to pay back. Name a step that waits for a fee.`)),
  'refund-before-payment': error((step) => say(
    `Бұл нәтиже «${step}» кезеңіндегі төлемге дейін болады: ол кезде қайтаратын ештеңе жоқ.`,
    `Этот исход наступает до оплаты на этапе «${step}»: возвращать ещё нечего.`,
    `This outcome comes before anything is paid in “${step}”: there is nothing to pay back yet.`)),
  'refund-without-account': error((account) => say(
    `Қайтарылатын сома түсетін шот белгісіз: «${account}» әрдайым сұралатын IBAN өрісі емес.`,
    `Неизвестно, на какой счёт возвращать: «${account}» — не поле IBAN или поле, которое спрашивают не всегда.`,
    `There is no account to pay back to: “${account}” is no IBAN field that everybody is asked.`)),
} as const

export type FeeLintRule = keyof typeof feeFaults
