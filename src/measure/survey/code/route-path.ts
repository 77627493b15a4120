import { placesIn } from '../../../config/places.ts';

/**
 * A route as frameworks write it (`/users/:id`, `/users/<int:id>`, `/users/{id:int}`, `/users/[id]`) as Pacegate writes
 * it (`/users/{id}`); null where it is a pattern that stands for more than that.
 */
export const toRoutePath = (text: string): string | null => {
  const path = `/${text.trim()}`
    .replace(/^\/{2,}/, '/')
    .replaceAll(/<(?:\w+:)?([A-Za-z_]\w*)>/g, '{$1}')
    .replaceAll(/\{([A-Za-z_]\w*)[:=?][^{}]*\}/g, '{$1}')
    .replaceAll(/\[([A-Za-z_][\w-]*)\]/g, '{$1}')
    .replaceAll(/:([A-Za-z_]\w*)/g, '{$1}')
    .replace(/(?<=.)\/+$/, '');
  const bare = path.replaceAll(/\{[A-Za-z_][\w-]*\}/g, 'x');
  // Only what needs no thought in a URL, in YAML and in a report.
  return /^\/[\w\-./~]*$/.test(bare) && !bare.includes('//') && path.length <= 120 ? path : null;
};

/** Whether the path is the same for every request. */
export const isPlain = (path: string): boolean => placesIn(path).length === 0;

const health =
  /^(\/api)?(\/v\d)?\/(_?health(z|[-_]?check|\/(live|ready|liveness|readiness))?|ready(z)?|readiness|live(z)?|liveness|ping|up|status|alive|actuator\/health|heartbeat|_status)$/i;

/** Whether the path looks like the one that load balancers ask. */
export const isHealth = (path: string): boolean => health.test(path);

const ofMachines =
  /^\/(metrics|favicon\.ico|robots\.txt|sitemap\.xml|openapi(\.\w+)?|swagger|api-docs|docs|redoc|debug|graphiql|_next|\.well-known|manifest\.json)(\/|$)|logout|callback|webhook|oauth|(^|\/)sse$|stream|subscribe|websocket|(^|\/)ws$/i;

/** Whether a load on the path may say something about what users wait for. */
export const isWorthLoading = (path: string): boolean => !isHealth(path) && !ofMachines.test(path);
