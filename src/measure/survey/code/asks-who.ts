const words =
  /\b(?:authenticat\w*|authoriz\w*|authoris\w*|(?:require|check|ensure|need)s?_?(?:auth|user|login|logged_?in)\w*|is_?(?:authenticated|logged_?in)|login_required|UseGuards|verify_?(?:jwt|token)\w*|passport|auth(?:Middleware|Guard)?)\b/i;

/** Whether a piece of code seems to ask who calls. */
export const asksWho = (text: string): boolean => words.test(text);
