/** The page that shows a trace as a picture. */
@NullMarked
package io.mcmetrics.html;

import org.jspecify.annotations.NullMarked;
