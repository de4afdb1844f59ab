/** Says who somebody is: {@code internal.ingress.v1} in. */
@NullMarked
package dev.bitbrat.functions.auth;

import org.jspecify.annotations.NullMarked;
