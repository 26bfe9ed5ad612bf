/** What a notice is about, in the groups by which people choose what they are told on their phone. */

export const noticeKinds = ['case', 'duty', 'money', 'booking', 'thing', 'security', 'work'] as const
export type NoticeKind = (typeof noticeKinds)[number]
