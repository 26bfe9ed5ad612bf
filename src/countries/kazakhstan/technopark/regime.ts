/** The regime of the technopark as dated data: thresholds and the contribution. What no act says is unset. */
import { assumed, verified } from '../../../law/citation.ts'
import { always, type Dated, dated, unset } from '../../../law/dated.ts'
import type { Text } from '../../../law/text.ts'
import { fundRules, participationAgreement, taxCode } from '../acts.ts'

export interface Regime {
  /** Least share of a participant's yearly income that priority activities must bring, as a fraction of one. */
  readonly priorityShare: Dated<string>
  /** The contribution as a fraction of revenue. */
  readonly contributionRate: Dated<string>
  /** The charge for paying late, as a fraction a day. */
  readonly lateCharge: Dated<string>
  /** Rent of a square metre a month, in tiyn. */
  readonly rentRate: Dated<string>
}

const notKnown: Text = {
  kk: 'Жарна базасын, кезеңін, мерзімін және өсімпұлын белгілейтін құқықтық акт табылған жоқ.',
  ru: 'Правовой акт, устанавливающий базу, период, срок и пеню по взносу, не найден.',
  en: 'No legal act was found that sets the base, the period, the due date and the late charge of the contribution.',
}

const rentNotKnown: Text = {
  kk: 'Орталықтың үй-жайларын жалға беру мөлшерлемесі табылған жоқ.', ru: 'Ставка арендной платы за помещения центра не найдена.', en: 'The rate of rent of the premises of the centre was not found.',
}

const priorityShare = dated([{ from: '2026-01-01', until: '2028-12-31', value: '0.9', basis: verified(taxCode, '17') }])

/** What the law is known to say: the contribution is the programme's stated rule, but its legal basis is not known. */
export const knownRegime: Regime = {
  priorityShare,
  contributionRate: always<string>(unset, assumed(participationAgreement, notKnown), notKnown),
  lateCharge: always<string>(unset, assumed(participationAgreement, notKnown), notKnown),
  rentRate: always<string>(unset, assumed(fundRules, rentNotKnown), rentNotKnown),
}

const assumption: Text = {
  kk: 'Үлгі бағдарлама үшін шартты түрде қабылданған мән: түсімнің 1 %-ы. Құқықтық негізі расталмаған.',
  ru: 'Значение, условно принятое для демонстрационной программы: 1 % выручки. Правовое основание не подтверждено.',
  en: 'Assumed by the sample programme: 1 % of revenue. The legal basis is not confirmed.',
}

const rentAssumption: Text = {
  kk: 'Үлгі бағдарлама үшін шартты түрде қабылданған мән: бір шаршы метрге айына 5 000 теңге. Нақты мөлшерлеме белгісіз.', ru: 'Значение, условно принятое для демонстрационной программы: 5 000 тенге за квадратный метр в месяц. Действительная ставка неизвестна.',
  en: 'Assumed by the sample programme: 5,000 tenge for a square metre a month. The rate itself is not known.',
}

/** The regime of the sample programme: the rate is assumed, and is marked so wherever it shows. */
export const sampleRegime: Regime = {
  ...knownRegime,
  contributionRate: always('0.01', assumed(participationAgreement, assumption), assumption),
  rentRate: always('500000', assumed(fundRules, rentAssumption), rentAssumption),
}
