/** What the pages of public services share: their name in addresses. */
export const institution = 'administration'
