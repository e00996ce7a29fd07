/** What is scraped, and which labels scraping adds. */
@NullMarked
package io.mcmetrics.scrape;

import org.jspecify.annotations.NullMarked;
