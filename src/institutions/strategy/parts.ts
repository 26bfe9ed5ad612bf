/** What the pages of the strategy share: its name in addresses. */
export const institution = 'strategy'
