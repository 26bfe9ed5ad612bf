/** To which kinds of parties a procedure is open: one for all but a service of people and companies alike. Pure. */

/** Who a party is whose case it is. */
export type OpenTo = 'company' | 'person' | 'body' | 'anyone' | 'office' | 'clock'
interface Opened { readonly by: OpenTo | 'personOrCompany' }

/** What opens to two kinds has a case of either. */
export const openTo = ({ by }: Opened): readonly OpenTo[] => (by === 'personOrCompany' ? ['person', 'company'] : [by])
export const isOpenTo = (opens: Opened, kind: OpenTo): boolean => openTo(opens).includes(kind)
