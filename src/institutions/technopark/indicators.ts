/** The numbers of the technopark: each with what it counts and where it is from, computed by the folder that owns the data. */
import type { Indicator } from '../../kernel/indicators/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { spoken, type Text } from '../../law/text.ts'
import { addYears, dayOf, parseDay, startOfDay, yearOf } from '../../law/time.ts'
import { figuresReader } from './figures/index.ts'
import type { Technopark } from './terms.ts'

const decisionsSource: Text = spoken({ kk: 'Технопарк шешімдерінің тізілімі', ru: 'Реестр решений технопарка', en: 'Register of decisions of the technopark' })
const ledgerSource: Text = spoken({ kk: 'Порталдың бухгалтерлік есебі', ru: 'Бухгалтерский учёт портала', en: 'Ledger of the portal' })
const bankSource: Text = spoken({ kk: 'Банк үзінді көшірмелері', ru: 'Банковские выписки', en: 'Bank statements' })
const reportsSource: Text = spoken({ kk: 'Технопарк қатысушыларының есептері', ru: 'Отчёты участников технопарка', en: 'Reports of participants of the technopark' })
const casesSource: Text = spoken({ kk: 'Істер журналы', ru: 'Журнал дел', en: 'Log of the cases' })

export function technoparkIndicators(kernel: Kernel, { credential, residency, duty }: Technopark): readonly Indicator[] {
  const { decisions, ledger, cases, country, now } = kernel
  const figures = figuresReader(kernel)
  const income = cases.procedures.find(({ id }) => id === residency)?.obligations[duty]?.pays?.income

  /** The present year so far, in days and in moments. */
  function thisYear() {
    const { zone } = country.calendar
    const today = dayOf(now(), zone)
    const year = yearOf(today)
    const from = parseDay(`${year}-01-01`)
    return { from, to: today, since: startOfDay(from, zone), before: startOfDay(addYears(from, 1), zone) }
  }

  async function contributions() {
    const { from, to } = thisYear()
    return income === undefined ? undefined : ledger.incomeOf({ income, from, to })
  }

  const decided = () => {
    const { since: from, before } = thisYear()
    return { procedure: residency, from, before }
  }

  return [
    {
      id: 'technopark.residents', unit: 'count', source: decisionsSource,
      title: spoken({ kk: 'Технопарк қатысушылары', ru: 'Участники технопарка', en: 'Participants of the technopark' }),
      definition: spoken({
        kk: 'Бүгін куәлігі күшінде тұрған компаниялар: мерзімі өткен, тоқтатыла тұрған және күші жойылғандары есептелмейді.',
        ru: 'Компании, чьё свидетельство сегодня действует; истёкшие, приостановленные и отозванные не учитываются.',
        en: 'Companies whose certificate is in force today; expired, suspended and revoked ones are not counted.',
      }),
      compute: async () => String((await decisions.register({ credentialType: credential, status: 'in force', page: 1, size: 1 })).total),
    },
    {
      id: 'technopark.contributions-assessed', unit: 'tiyn', source: ledgerSource,
      title: spoken({ kk: 'Биыл есептелген жарналар', ru: 'Начислено взносов в этом году', en: 'Contributions assessed this year' }),
      definition: spoken({
        kk: 'Жыл басынан бері шығарылған төлем шоттарының сомасы, күші жойылғандары шегерілген.',
        ru: 'Сумма счетов на оплату, выставленных с начала года, за вычетом аннулированных.',
        en: 'The sum of invoices issued since the beginning of the year, less those cancelled.',
      }),
      compute: async () => (await contributions())?.assessed.toString(),
    },
    {
      id: 'technopark.contributions-paid', unit: 'tiyn', source: bankSource,
      title: spoken({ kk: 'Биыл төленген жарналар', ru: 'Уплачено взносов в этом году', en: 'Contributions paid this year' }),
      definition: spoken({
        kk: 'Жыл басынан бері банк есепке алған және төлем шоттарына жатқызылған төлемдер, қайтарымдар шегерілген.',
        ru: 'Платежи, проведённые банком с начала года и отнесённые на счета на оплату, за вычетом возвратов.',
        en: 'Payments booked by the bank since the beginning of the year and allocated to invoices, less refunds.',
      }),
      compute: async () => (await contributions())?.paid.toString(),
    },
    {
      id: 'technopark.decision-time', unit: 'workdays', source: casesSource,
      title: spoken({ kk: 'Өтініш бойынша шешім қабылдау мерзімі (медиана)', ru: 'Срок решения по заявлению (медиана)', en: 'Time to a decision on an application (median)' }),
      definition: spoken({
        kk: 'Биыл шешім қабылданған өтініштерді қарауға кеткен жұмыс күндерінің медианасы; толықтыру мен тыңдау кезінде мерзім тоқтайды.',
        ru: 'Медиана рабочих дней рассмотрения заявлений, решённых в этом году; на время доработки и заслушивания срок останавливается.',
        en: 'The median of working days that applications decided this year took; the clock stands still during correction and hearing.',
      }),
      compute: async () => (await cases.medianWorkdays(decided()))?.toString(),
    },
    {
      id: 'technopark.refused-share', unit: 'percent', source: decisionsSource,
      title: spoken({ kk: 'Бас тарту үлесі', ru: 'Доля отказов', en: 'Share of applications refused' }),
      definition: spoken({
        kk: 'Биыл қабылданған шешімдердің ішінде бас тарту туралы шешімдердің үлесі.',
        ru: 'Доля решений об отказе среди всех решений по заявлениям, принятых в этом году.',
        en: 'Refusals among all decisions on applications taken this year.',
      }),
      async compute() {
        const { refuse = 0, grant = 0 } = await decisions.effects(decided())
        return { part: refuse, whole: refuse + grant }
      },
    },
    {
      id: 'technopark.jobs', unit: 'count', source: reportsSource,
      title: spoken({ kk: 'Қатысушы компаниялардағы жұмыс орындары', ru: 'Рабочие места в компаниях-участниках', en: 'Jobs in the companies that participate' }),
      definition: spoken({
        kk: 'Жарияланған соңғы кезең бойынша мерзімінде берілген есептерде көрсетілген жұмыс орындарының саны. Есеп бергендер аз болса, сан айтылмайды.',
        ru: 'Число рабочих мест в отчётах, сданных в срок за последний опубликованный период. Если отчитались немногие, число не называется.',
        en: 'Jobs told in the reports that came in time for the latest period published. Where few reported, no number is told.',
      }),
      compute: async () => (await figures()).periods.at(-1)?.jobs.toString(),
    },
  ]
}
