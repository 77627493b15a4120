/** One text for statements that differ in their values only, which are left out; at most 2000 characters. */
export declare const normaliseSql: (sql: string, dialect: 'standard' | 'mysql') => string;
