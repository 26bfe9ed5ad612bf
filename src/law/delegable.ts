/** Kinds of acts that one person may do for another: what a delegation names besides single procedures. */
import { spoken, type Text } from './text.ts'

/** A kind of act, by an id that delegations keep for ever. Institutions declare theirs beside those of every country. */
export interface DelegableAct { readonly id: string; readonly title: Text }

/** The kinds of every country, whatever the procedure. */
export const delegable = {
  file: {
    id: 'applications.file',
    title: spoken({ kk: 'Өтініш беру — кез келген рәсім бойынша', ru: 'Подача заявлений — по любой процедуре', en: 'File applications, in any procedure' }),
  },
  answer: {
    id: 'applications.answer',
    title: spoken({
      kk: 'Істер бойынша жауап беру: толықтыру, келісім беру, қайтарып алу', ru: 'Ответы по делам: доработка, согласие, отзыв', en: 'Answer in cases: corrections, consent, withdrawal',
    }),
  },
  book: {
    id: 'bookings.change',
    title: spoken({ kk: 'Брондауды ауыстыру және одан бас тарту', ru: 'Перенос брони и отказ от неё', en: 'Move and give back booked times and places' }),
  },
  report: { id: 'reports.sign', title: spoken({ kk: 'Есептерді тапсыру және оларға қол қою', ru: 'Сдача и подписание отчётов', en: 'Make and sign reports' }) },
  invoices: { id: 'invoices.see', title: spoken({ kk: 'Барлық төлем шотын көру және төлеу', ru: 'Просмотр и оплата всех счетов', en: 'See and pay all invoices' }) },
} as const satisfies Readonly<Record<string, DelegableAct>>

/** What somebody wants to do for another: an act of a kind, in a procedure where it is one. A delegation that names either covers it. */
export interface ActFor { readonly act: DelegableAct['id']; readonly procedure?: string }
