import { Footer } from './footer.jsx';
import { Header } from './header.jsx';
import { usePath } from './router.js';
import { routeOf } from './routes.jsx';

/** The frame that every page is shown in. */
export const App = () => {
  const { Page, params } = routeOf(usePath());
  return (
    <>
      <Header />
      <main class="page">
        <Page {...params} />
      </main>
      <Footer />
    </>
  );
};
