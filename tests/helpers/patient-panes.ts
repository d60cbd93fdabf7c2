import { configure } from "@testing-library/react";
import { resetStores } from "./stores.ts";

// What a pane shows in the end is waited for on a busy machine too: a second, as is usual, is not long there.
configure({ asyncUtilTimeout: 20_000 });
resetStores();
