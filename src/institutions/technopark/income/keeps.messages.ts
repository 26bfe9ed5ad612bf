/** What the meter keeps, for the privacy notice of the portal. */
import { spoken, type Text } from '../../../law/text.ts'

/** In whole sentences, with the time of keeping. */
export const incomeKeeps: readonly Text[] = [spoken({
  kk: 'Кіріс есептегішіне енгізілген кірістерді, оларды енгізген адамның кім екенін қоса, компания басшысы, ол есеп тапсыруды сеніп тапсырғандар және технопарк қызметкерлері ғана көреді. Қайтарып алынған кіріс тарихта қалады. Оларды сақтау мерзімі белгіленбеген.',
  ru: 'Доходы, внесённые в счётчик, и того, кто их внёс, видят только руководитель компании, те, кому он доверил отчёты, и сотрудники технопарка. Отозванный доход остаётся в истории. Срок их хранения не установлен.',
  en: 'Incomes that are entered into the meter, and who entered them, are seen by the head of the company, those entrusted with its reports, and the officers of the technopark alone. What is taken back stays in the history. How long they are kept is not set.',
})]
