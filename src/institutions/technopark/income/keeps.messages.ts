/** What the meter keeps, for the privacy notice of the portal. */
import { spoken, type Text } from '../../../law/text.ts'

/** In whole sentences, with the time of keeping. */
export const incomeKeeps: readonly Text[] = [spoken({
  kk: 'Кіріс есептегішіне енгізілген кірістерді, оларды енгізген адамның кім екенін қоса, компания мен технопарк қызметкерлері ғана көреді. Қайтарып алынған кіріс тарихта қалады. Оларды сақтау мерзімі белгіленбеген.',
  ru: 'Доходы, внесённые в счётчик, и того, кто их внёс, видят только компания и сотрудники технопарка. Отозванный доход остаётся в истории. Срок их хранения не установлен.',
  en: 'Incomes that are entered into the meter, and who entered them, are seen by the company and the officers of the technopark alone. What is taken back stays in the history. How long they are kept is not set.',
})]
