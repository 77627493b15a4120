/** Text for a column of text: PostgreSQL has no character NUL, and what failed may have said anything. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');
